import { useState } from 'react';
import { signInWithPassword } from '#web/api/sign-in-queries.ts';
import { PasswordField } from '#web/common/password-field.tsx';
import { SendForm } from '#web/common/send-form.tsx';
import { useWrite } from '#web/common/use-write.ts';
import { Field } from '#web/ui/field.tsx';
import styles from './form.module.css';

interface PasswordFormProps {
  readonly onSignedIn: () => void;
  readonly onCodeWanted: () => void;
}

/** What was wrong is not told apart: whoever guesses learns nothing. */
export function PasswordForm({ onSignedIn, onCodeWanted }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const write = useWrite();

  async function signIn(): Promise<void> {
    const answer = await write.send(() => signInWithPassword(email.trim(), password));
    if (answer === null) return;
    if (answer.codeWanted) onCodeWanted();
    else onSignedIn();
  }

  return (
    <SendForm
      write={write}
      refused="You are not signed in."
      verb="Sign in"
      sendingVerb="Signing in …"
      isWhole={email.trim() !== '' && password !== ''}
      onSend={signIn}
      after={
        <p className={styles.aside}>
          Password forgotten? An administrator can make you a link to choose a new one.
        </p>
      }
    >
      <Field
        label="E-mail"
        type="email"
        name="email"
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField label="Password" autoComplete="current-password" value={password} onType={setPassword} />
    </SendForm>
  );
}
