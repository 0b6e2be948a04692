import { useState } from 'react';
import { signInWithCode } from '#web/api/sign-in-queries.ts';
import { SendForm } from '#web/common/send-form.tsx';
import { useWrite } from '#web/common/use-write.ts';
import { Field } from '#web/ui/field.tsx';
import styles from './form.module.css';

interface CodeFormProps {
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
}

/** The second proof: six digits of the authenticator, or one of the codes that were kept for when it is lost. */
export function CodeForm({ onSignedIn, onBack }: CodeFormProps) {
  const [code, setCode] = useState('');
  const [isBackup, setBackup] = useState(false);
  const write = useWrite();

  async function signIn(): Promise<void> {
    if ((await write.send(() => signInWithCode(code).then(() => true))) === true) onSignedIn();
  }

  return (
    <SendForm
      write={write}
      refused="You are not signed in."
      verb="Sign in"
      sendingVerb="Signing in …"
      isWhole={code.trim().length >= 6}
      onSend={signIn}
      after={
        <>
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              setBackup(!isBackup);
              setCode('');
              write.changed();
            }}
          >
            {isBackup ? 'Use the authenticator app' : 'Use a backup code'}
          </button>
          <button type="button" className={styles.link} onClick={onBack}>
            Sign in as somebody else
          </button>
        </>
      }
    >
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
    </SendForm>
  );
}
