import { saveFile } from '#web/common/save-file.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './account.module.css';

interface BackupCodesProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** Shown this once: the server keeps them encrypted and shows them to nobody. */
export function BackupCodes({ codes, onClose }: BackupCodesProps) {
  const text = `Backup codes for Counterfoil, ${location.host}. Each counts once.\n\n${codes.join('\n')}\n`;
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => showToast('The codes are copied.'),
      () => showToast('This browser did not let them be copied: save them.'),
    );
  };
  return (
    <Dialog
      title="Keep these backup codes"
      onClose={onClose}
      actions={
        <>
          <Button onClick={copy}>Copy</Button>
          <Button onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), 'counterfoil-codes.txt')}>
            Save as a file
          </Button>
          <Button kind="primary" onClick={onClose}>
            I have kept them
          </Button>
        </>
      }
    >
      <p>
        When the authenticator app is lost, each of these lets you in once. They are shown this once: print
        them, or put them into a password manager.
      </p>
      <ul className={styles.codes} aria-label="Backup codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
