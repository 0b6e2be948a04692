import type { ReactNode } from 'react';
import type { ApiError } from '#web/api/api-error.ts';
import { focusProblem } from '#web/common/focus-problem.ts';
import { IntoView } from '#web/common/into-view.tsx';
import { Refused } from '#web/common/refused.tsx';
import { useOnline } from '#web/common/use-online.ts';
import { Button } from '#web/ui/button.tsx';
import styles from './page-form.module.css';

interface PageFormProps {
  /** What the button does, and what stands on it meanwhile. */
  readonly verb: string;
  readonly sendingVerb: string;
  readonly sending: boolean;
  /** There is nothing to send yet. What is wrong with what was typed is said when it is sent. */
  readonly isEmpty?: boolean;
  readonly onSend: () => Promise<unknown>;
  /** Why the last sending came to nothing. */
  readonly failure: ApiError | null;
  readonly refused: string;
  /** Stands above all, such as what somebody else changed meanwhile. */
  readonly news?: ReactNode;
  readonly children: ReactNode;
  /** A way out, beside the button. */
  readonly leave?: ReactNode;
}

/** A form that is a page of its own: what was refused stands above it, and the first problem gets the focus. */
export function PageForm(props: PageFormProps) {
  const {
    verb,
    sendingVerb,
    sending,
    isEmpty = false,
    onSend,
    failure,
    refused,
    news,
    children,
    leave,
  } = props;
  const online = useOnline();
  const stopped = sending || !online || isEmpty;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (stopped) return;
        void onSend();
        focusProblem(event.currentTarget);
      }}
    >
      {news}
      {failure && (
        <IntoView key={failure.requestId}>
          <Refused title={refused} refusal={failure} />
        </IntoView>
      )}
      {children}
      <div className={styles.actions}>
        {!online && <p>You are offline. Nothing can be sent.</p>}
        <Button kind="primary" type="submit" aria-disabled={stopped || undefined}>
          {sending ? sendingVerb : verb}
        </Button>
        {leave}
      </div>
    </form>
  );
}
