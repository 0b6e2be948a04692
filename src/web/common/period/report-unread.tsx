import { ApiError } from '#web/api/api-error.ts';
import { ErrorPanel } from '#web/ui/error-panel.tsx';

interface ReportUnreadProps {
  /** "The overview". */
  readonly what: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** A report that could not be read; the others on its page stand. */
export function ReportUnread({ what, error, onRetry }: ReportUnreadProps) {
  return (
    <ErrorPanel
      title={`${what} could not be read`}
      message={error.message}
      requestId={error instanceof ApiError ? error.requestId : null}
      onRetry={onRetry}
    />
  );
}
