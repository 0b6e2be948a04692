import { useState } from 'react';
import type { Me } from '#contract/sign-in.ts';
import { newBackupCodes, removeAuthenticator } from '#web/api/me-queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './account.module.css';
import { AuthenticatorDialog } from './authenticator-dialog.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordStep } from './password-step.tsx';
import { useReadMeAgain } from './use-read-me-again.ts';

type Asked = 'set-up' | 'codes' | 'remove';

/** The second proof beside a password. */
export function AuthenticatorSection({ me }: { readonly me: Me }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <section className={styles.section} aria-labelledby="authenticator">
      <h2 id="authenticator">Authenticator app</h2>
      <p>{sentenceOf(me)}</p>
      {me.two_factor && (
        <div className={styles.actions}>
          <Button onClick={() => setAsked('codes')}>Make new backup codes</Button>
          <Button kind="danger" onClick={() => setAsked('remove')}>
            Remove it
          </Button>
        </div>
      )}
      {!me.two_factor && me.password && (
        <Button kind="primary" onClick={() => setAsked('set-up')}>
          Set it up
        </Button>
      )}
      {asked === 'set-up' && <AuthenticatorDialog username={me.email} onClose={close} />}
      {asked === 'codes' && <CodesDialog username={me.email} onClose={close} />}
      {asked === 'remove' && <RemoveDialog username={me.email} onClose={close} />}
    </section>
  );
}

function sentenceOf({ two_factor, password, second_factor_needed }: Me): string {
  if (second_factor_needed)
    return 'Here everybody like you needs one: nothing else opens until it is set up.';
  if (two_factor) return 'It is set up: after your password you give the code that it shows.';
  if (password)
    return 'Without it, whoever learns your password is you. Any app that shows six-digit codes will do.';
  return 'Your company’s sign-in looks after this.';
}

interface DialogProps {
  readonly username: string;
  readonly onClose: () => void;
}

function CodesDialog({ username, onClose }: DialogProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <BackupCodes codes={codes} onClose={onClose} />;
  return (
    <Dialog
      title="Make new backup codes"
      onClose={onClose}
      actions={<Button onClick={onClose}>Cancel</Button>}
    >
      <p>The codes that you have become void.</p>
      <PasswordStep
        username={username}
        verb="Make new codes"
        call={newBackupCodes}
        failureTitle="Your codes are as they were."
        onDone={setCodes}
      />
    </Dialog>
  );
}

function RemoveDialog({ username, onClose }: DialogProps) {
  const readAgain = useReadMeAgain();
  return (
    <Dialog
      title="Remove the authenticator app?"
      onClose={onClose}
      actions={<Button onClick={onClose}>Keep it</Button>}
    >
      <p>From then on your password alone lets somebody in, and the backup codes are void.</p>
      <PasswordStep
        username={username}
        verb="Remove it"
        call={(password) => removeAuthenticator(password).then(() => true)}
        failureTitle="It is still there."
        onDone={() => {
          showToast('The authenticator app is removed.');
          readAgain();
          onClose();
        }}
      />
    </Dialog>
  );
}
