import { useQueryClient } from '@tanstack/react-query';
import { customerDetailReply } from '#contract/customer.ts';
import type { CustomerToken } from '#contract/customer.ts';
import { write } from '#web/api/client.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { useOnline } from '#web/common/use-online.ts';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { nameOf } from './token-name.ts';

export type TokenChange = 'make-default' | 'delete';

interface Words {
  readonly title: (name: string) => string;
  readonly consequence: string;
  readonly verb: string;
  readonly done: string;
}

const WORDS: Readonly<Record<TokenChange, Words>> = {
  'make-default': {
    title: (name) => `Make ${name} the default?`,
    consequence: 'Whatever is charged to this customer without naming a card is charged to it from then on.',
    verb: 'Make it the default',
    done: 'Default changed',
  },
  delete: {
    title: (name) => `Delete ${name}?`,
    consequence:
      'It is deleted for good: nothing can be charged to it any more, subscriptions neither. Payments that were made with it stay.',
    verb: 'Delete for good',
    done: 'Stored card deleted',
  },
};

interface TokenDialogProps {
  readonly customerId: string;
  readonly change: TokenChange;
  readonly token: CustomerToken;
  readonly onClose: () => void;
}

/** One question about a stored way to pay, with its consequence, and the answer in the same place. */
export function TokenDialog({ customerId, change, token, onClose }: TokenDialogProps) {
  const client = useQueryClient();
  const online = useOnline();
  const { sending, failure, send } = useWrite();
  const words = WORDS[change];
  const stopped = sending || !online;

  async function press(): Promise<void> {
    const path = `/customers/${encodeURIComponent(customerId)}/tokens/${encodeURIComponent(token.id)}`;
    const done = await send((key) =>
      change === 'delete'
        ? write('DELETE', customerDetailReply, path, {}, key)
        : write('POST', customerDetailReply, `${path}/default`, {}, key),
    );
    if (done === null) return;
    client.setQueryData(customerDetailQuery(customerId).queryKey, done.value.customer);
    showToast(words.done);
    onClose();
  }

  return (
    <Dialog
      title={words.title(nameOf(token))}
      onClose={onClose}
      actions={
        <>
          {!online && <p>You are offline. Nothing can be sent.</p>}
          <Button onClick={onClose}>Leave it</Button>
          <Button
            kind={change === 'delete' ? 'danger' : 'primary'}
            aria-disabled={stopped || undefined}
            onClick={() => {
              if (!stopped) void press();
            }}
          >
            {sending ? 'Sending …' : words.verb}
          </Button>
        </>
      }
    >
      {failure && <Refused title="Nothing was changed" refusal={failure} />}
      <p>{words.consequence}</p>
      {change === 'delete' && token.is_default && (
        <p>It is the default: afterwards the customer has none until one is chosen.</p>
      )}
    </Dialog>
  );
}
