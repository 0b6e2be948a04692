import { useState } from 'react';
import { signInWithCode } from '#web/api/sign-in-queries.ts';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import styles from './form.module.css';

interface CodeFormProps {
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
}

/** The second proof: six digits of the authenticator, or one of the codes that were kept for when it is lost. */
export function CodeForm({ onSignedIn, onBack }: CodeFormProps) {
  const [code, setCode] = useState('');
  const [isBackup, setBackup] = useState(false);
  const { sending, failure, send, changed } = useWrite();
  const isWhole = code.trim().length >= 6;

  async function signIn(): Promise<void> {
    if ((await send(() => signInWithCode(code).then(() => true))) === true) onSignedIn();
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
        key={String(isBackup)}
        label={isBackup ? 'Backup code' : 'Code of your authenticator app'}
        help={
          isBackup
            ? 'One of those that you kept. Each counts once.'
            : 'Six digits. They change every half minute.'
        }
        inputMode={isBackup ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button
        kind="primary"
        type="submit"
        className={styles.go ?? ''}
        aria-disabled={!isWhole || sending || undefined}
      >
        {sending ? 'Signing in …' : 'Sign in'}
      </Button>
      <button
        type="button"
        className={styles.link}
        onClick={() => {
          setBackup(!isBackup);
          setCode('');
          changed();
        }}
      >
        {isBackup ? 'Use the authenticator app' : 'Use a backup code'}
      </button>
      <button type="button" className={styles.link} onClick={onBack}>
        Sign in as somebody else
      </button>
    </form>
  );
}
