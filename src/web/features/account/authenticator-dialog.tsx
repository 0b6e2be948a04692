import { useState } from 'react';
import { finishAuthenticator, startAuthenticator } from '#web/api/me-queries.ts';
import type { Authenticator } from '#web/api/me-queries.ts';
import { SendForm } from '#web/common/send-form.tsx';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { QrCode } from '#web/ui/qr-code.tsx';
import styles from './account.module.css';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordStep } from './password-step.tsx';
import { useReadMeAgain } from './use-read-me-again.ts';

interface AuthenticatorDialogProps {
  readonly username: string;
  readonly onClose: () => void;
}

/** Password, then the secret as a code to scan, then a code that proves it arrived, then the codes for when it is lost. */
export function AuthenticatorDialog({ username, onClose }: AuthenticatorDialogProps) {
  const [authenticator, setAuthenticator] = useState<Authenticator | null>(null);
  const [isProved, setProved] = useState(false);
  const readAgain = useReadMeAgain();
  if (authenticator !== null && isProved)
    return <BackupCodes codes={authenticator.backupCodes} onClose={onClose} />;
  return (
    <Dialog
      title="Set up an authenticator app"
      onClose={onClose}
      actions={<Button onClick={onClose}>Cancel</Button>}
    >
      {authenticator === null ? (
        <PasswordStep
          username={username}
          verb="Go on"
          call={startAuthenticator}
          failureTitle="Nothing was set up."
          onDone={setAuthenticator}
        />
      ) : (
        <Scan
          uri={authenticator.totpURI}
          onProved={() => {
            setProved(true);
            readAgain();
          }}
        />
      )}
    </Dialog>
  );
}

function Scan({ uri, onProved }: { readonly uri: string; readonly onProved: () => void }) {
  const [code, setCode] = useState('');
  const write = useWrite();
  const secret = new URL(uri).searchParams.get('secret') ?? '';

  async function prove(): Promise<void> {
    if ((await write.send(() => finishAuthenticator(code).then(() => true))) === true) onProved();
  }

  return (
    <SendForm
      write={write}
      refused="Nothing was set up."
      verb="Set it up"
      isWhole={/^\d{6}$/.test(code.replaceAll(/\s/g, ''))}
      onSend={prove}
    >
      <div className={styles.scan}>
        <QrCode text={uri} label="QR code for the authenticator app" />
        <div>
          <p>Scan it with the app, or type this key there:</p>
          <p className={styles.key}>
            <span>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span>
            <CopyButton text={secret} what="the key" />
          </p>
        </div>
      </div>
      <Field
        label="The code that the app shows now"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
    </SendForm>
  );
}
