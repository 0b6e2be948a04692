import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Statement } from '#contract/statement.ts';
import { removeStatement } from '#web/api/statement-queries.ts';
import { useOnline } from '#web/common/use-online.ts';
import { useWrite } from '#web/common/use-write.ts';
import { countOf } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { showToast } from '#web/ui/toast.tsx';

interface RemoveDialogProps {
  readonly statement: Statement;
  readonly onClose: () => void;
}

/** Asks before a statement goes, and says what goes with it. */
export function RemoveDialog({ statement, onClose }: RemoveDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const online = useOnline();
  const { sending, failure, send } = useWrite();
  const { id, name, decided_count: decided, format } = statement;
  const stopped = sending || !online;
  async function leave(): Promise<void> {
    await navigate({ to: '/statements' });
    void client.invalidateQueries({ queryKey: ['statements'] });
    void client.invalidateQueries({ queryKey: ['payouts'] });
    showToast(`${name} was removed`);
  }
  return (
    <Dialog
      title={`Remove ${name}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            kind="danger"
            aria-disabled={stopped || undefined}
            onClick={() => {
              if (!stopped) void send((key) => removeStatement(id, key, leave));
            }}
          >
            {sending ? 'Removing …' : 'Remove the statement'}
          </Button>
        </>
      }
    >
      {failure && (
        <Notice tone="bad" title="It was not removed">
          {failure.message}
        </Notice>
      )}
      {!online && <p>You are offline. Nothing can be sent.</p>}
      <p>
        Its payouts are held against the other statements again.
        {decided > 0 && ` ${countOf(decided, 'decision')} by hand ${decided === 1 ? 'goes' : 'go'} with it.`}
        {format === 'csv' && ' What its columns mean is forgotten, and asked again next time.'}
      </p>
    </Dialog>
  );
}
