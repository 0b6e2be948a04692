import type { Intent } from '#contract/intent.ts';
import { intentDoneWords, intentNoun } from '#web/common/intent-words.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

interface ShownNowProps {
  readonly intent: Intent;
  readonly onClose: () => void;
}

/** ProcessOut was faster than the person: what it shows counts, and what was stated does not. */
export function ShownNow({ intent, onClose }: ShownNowProps) {
  return (
    <Dialog
      title="ProcessOut shows it by now"
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <p role="status">{`${outcomeOf(intent)} What you stated was not needed and is not kept.`}</p>
    </Dialog>
  );
}

function outcomeOf(intent: Intent): string {
  if (intent.state === 'done') return `${intentDoneWords(intent)}.`;
  const message = intent.message ?? '';
  return intent.state === 'failed'
    ? `The ${intentNoun(intent)} failed. ${message}`
    : `The ${intentNoun(intent)} is under way. ${message}`;
}
