import { useState } from 'react';
import { PasswordField } from '#web/common/password-field.tsx';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Refused } from '#web/common/refused.tsx';
import styles from './account.module.css';

interface PasswordStepProps<T> {
  readonly username: string;
  readonly verb: string;
  readonly call: (password: string) => Promise<T>;
  readonly failureTitle: string;
  readonly onDone: (answer: T) => void;
}

/** What needs the password once more, in one line and its button. */
export function PasswordStep<T>({ username, verb, call, failureTitle, onDone }: PasswordStepProps<T>) {
  const [password, setPassword] = useState('');
  const { sending, failure, send, changed } = useWrite();

  async function go(): Promise<void> {
    const answer = await send(() => call(password));
    if (answer !== null) onDone(answer);
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void go();
      }}
    >
      {failure && <Refused title={failureTitle} refusal={failure} />}
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        username={username}
        value={password}
        onType={(typed) => {
          setPassword(typed);
          changed();
        }}
      />
      <Button kind="primary" type="submit" aria-disabled={password === '' || sending || undefined}>
        {verb}
      </Button>
    </form>
  );
}
