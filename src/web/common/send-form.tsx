import type { ReactNode } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Refused } from './refused.tsx';
import styles from './send-form.module.css';
import type { Write } from './use-write.ts';

interface SendFormProps {
  readonly write: Pick<Write, 'sending' | 'failure'>;
  /** What did not come to pass when it was refused: "You are not signed in." */
  readonly refused: string;
  /** What the one button says, and what it says while an answer is being waited for. */
  readonly verb: string;
  readonly sendingVerb?: string;
  /** Whether there is enough to be sent. */
  readonly isWhole: boolean;
  readonly onSend: () => Promise<void>;
  /** The fields. */
  readonly children: ReactNode;
  /** What else one may do, below the button. */
  readonly after?: ReactNode;
}

/** A few fields and one button: why it was refused stands above them, and nothing is sent before it is whole. */
export function SendForm(props: SendFormProps) {
  const { write, refused, verb, sendingVerb = verb, isWhole, onSend, children, after } = props;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void onSend();
      }}
    >
      {write.failure && <Refused title={refused} refusal={write.failure} />}
      {children}
      <Button kind="primary" type="submit" aria-disabled={!isWhole || write.sending || undefined}>
        {write.sending ? sendingVerb : verb}
      </Button>
      {after}
    </form>
  );
}
