import { ApiError } from '#web/api/api-error.ts';
import { ErrorPanel } from '#web/ui/error-panel.tsx';
import { IdText } from './id-text.tsx';

interface UnreadProps {
  /** "This customer could not be read" */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => unknown;
  readonly isRetrying?: boolean;
}

/** What could not be read and why, with a way to try again and the id under which the server remembers it. */
export function Unread({ title, error, onRetry, isRetrying = false }: UnreadProps) {
  const known = error instanceof ApiError ? error : null;
  return (
    <ErrorPanel
      title={isRetrying ? 'Trying again …' : title}
      message={
        known ? (
          <IdText value={known.message} />
        ) : (
          'Something went wrong in this page. No payment was touched.'
        )
      }
      requestId={known?.requestId ?? null}
      onRetry={isRetrying ? undefined : () => void onRetry()}
    />
  );
}
