import type { Invitation } from '#contract/people.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortMoment } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import styles from './people.module.css';

interface InvitationDialogProps {
  readonly invitation: Invitation;
  readonly email: string;
  readonly onClose: () => void;
}

/** The link, this once: the server keeps what it can check it by, and not the link. */
export function InvitationDialog({
  invitation: { link, expires_at },
  email,
  onClose,
}: InvitationDialogProps) {
  const zone = useZone();
  const now = useNow();
  return (
    <Dialog
      title="Hand over this link"
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <p>
        {`Give it to ${email} in a way that nobody else reads: whoever opens it first is in. It is shown this once, and counts until ${shortMoment(zone, Date.parse(expires_at), now)}.`}
      </p>
      <p className={styles.url}>
        <span>{link}</span>
        <CopyButton text={link} what="the link" />
      </p>
    </Dialog>
  );
}
