import { CopyButton } from '#web/ui/copy-button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import text from '#web/ui/text.module.css';
import { IdText } from './id-text.tsx';

interface RefusedProps {
  readonly title: string;
  readonly refusal: { readonly message: string; readonly requestId: string | null };
}

/** Why something was not done, with the id under which the server remembers it. */
export function Refused({ title, refusal: { message, requestId } }: RefusedProps) {
  return (
    <Notice tone="bad" title={title}>
      <p>
        <IdText value={message} />
      </p>
      {requestId !== null && (
        <span className={text.request}>
          Request {requestId}
          <CopyButton text={requestId} what="the request id" />
        </span>
      )}
    </Notice>
  );
}
