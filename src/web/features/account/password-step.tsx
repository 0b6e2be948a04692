import { useState } from 'react';
import { PasswordField } from '#web/common/password-field.tsx';
import { SendForm } from '#web/common/send-form.tsx';
import { useWrite } from '#web/common/use-write.ts';

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
  const write = useWrite();

  async function go(): Promise<void> {
    const answer = await write.send(() => call(password));
    if (answer !== null) onDone(answer);
  }

  return (
    <SendForm write={write} refused={failureTitle} verb={verb} isWhole={password !== ''} onSend={go}>
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        username={username}
        value={password}
        onType={(typed) => {
          setPassword(typed);
          write.changed();
        }}
      />
    </SendForm>
  );
}
