import { useState } from 'react';
import { signInWithPassword } from '#web/api/sign-in-queries.ts';
import { PasswordField } from '#web/common/password-field.tsx';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import styles from './form.module.css';

interface PasswordFormProps {
  readonly onSignedIn: () => void;
  readonly onCodeWanted: () => void;
}

/** What was wrong is not told apart: whoever guesses learns nothing. */
export function PasswordForm({ onSignedIn, onCodeWanted }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { sending, failure, send } = useWrite();
  const isWhole = email.trim() !== '' && password !== '';

  async function signIn(): Promise<void> {
    const answer = await send(() => signInWithPassword(email.trim(), password));
    if (answer === null) return;
    if (answer.codeWanted) onCodeWanted();
    else onSignedIn();
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void signIn();
      }}
    >
      {failure && <Refused title="You are not signed in." refusal={failure} />}
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
      <Button
        kind="primary"
        type="submit"
        className={styles.go ?? ''}
        aria-disabled={!isWhole || sending || undefined}
      >
        {sending ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  );
}
