import { useId, useState } from 'react';
import type { Me } from '#contract/sign-in.ts';
import { changePassword } from '#web/api/me-queries.ts';
import { PasswordField } from '#web/common/password-field.tsx';
import { PASSWORD_HELP, passwordProblem } from '#web/common/password-words.ts';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './account.module.css';
import { useReadMeAgain } from './use-read-me-again.ts';

export function PasswordSection({ me }: { readonly me: Me }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="password">
      <h2 id="password">Password</h2>
      {me.password ? (
        <Button onClick={() => setOpen(true)}>Change the password</Button>
      ) : (
        <p>You come in by your company’s sign-in, and have no password here.</p>
      )}
      {isOpen && <PasswordDialog username={me.email} onClose={() => setOpen(false)} />}
    </section>
  );
}

interface PasswordDialogProps {
  readonly username: string;
  readonly onClose: () => void;
}

function PasswordDialog({ username, onClose }: PasswordDialogProps) {
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const { sending, failure, send, changed } = useWrite();
  const readAgain = useReadMeAgain();
  const form = useId();
  const isWhole = current !== '' && wanted !== '' && passwordProblem(wanted) === undefined;

  async function change(): Promise<void> {
    if (!isWhole) return;
    if ((await send(() => changePassword(current, wanted).then(() => true))) !== true) return;
    showToast('Your password is changed. Your other browsers are signed out.');
    readAgain();
    onClose();
  }

  const type = (set: (value: string) => void) => (value: string) => {
    set(value);
    changed();
  };
  return (
    <Dialog
      title="Change the password"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form} aria-disabled={!isWhole || sending || undefined}>
            Change it
          </Button>
        </>
      }
    >
      <p>Your other browsers are signed out.</p>
      {failure && <Refused title="The password is as it was." refusal={failure} />}
      <form
        id={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <PasswordField
          label="Password now"
          autoComplete="current-password"
          username={username}
          value={current}
          onType={type(setCurrent)}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          help={PASSWORD_HELP}
          problem={passwordProblem(wanted) ?? failure?.fields['newPassword']}
          value={wanted}
          onType={type(setWanted)}
        />
      </form>
    </Dialog>
  );
}
