import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Change } from '../money/seen.ts';
import { changeInWords } from '../story/change-words.ts';

interface ChangedSinceProps {
  readonly changes: readonly Change[];
  readonly currency: string;
  readonly onAccept: () => void;
}

/** Someone was faster: what was typed stays, and the person looks before anything is sent. */
export function ChangedSince({ changes, currency, onAccept }: ChangedSinceProps) {
  const said = changes.map((change) => changeInWords(change, currency)).join(' ');
  return (
    <Notice
      tone="warn"
      title="This payment changed while you were looking. Nothing was sent."
      action={
        <Button small onClick={onAccept}>
          Go on with the new figures
        </Button>
      }
    >
      {said || 'Something that is not shown here changed.'} Your form keeps what you typed; check it again.
    </Notice>
  );
}
