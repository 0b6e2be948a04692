import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '#contract/sign-in.ts';
import { addPasskey, passkeysWorkHere, removePasskey } from '#web/api/passkeys.ts';
import { signInWaysQuery } from '#web/api/sign-in-queries.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { useWrite } from '#web/common/use-write.ts';
import { shortDay } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './account.module.css';
import { useReadMeAgain } from './use-read-me-again.ts';

type Passkey = Me['passkeys'][number];

/** Keys that a device keeps; one of them is enough to come in. */
export function PasskeySection({ me }: { readonly me: Me }) {
  const ways = useQuery(signInWaysQuery());
  const [asked, setAsked] = useState<'add' | Passkey | null>(null);
  const zone = useZone();
  const now = useNow(60_000);
  const close = () => setAsked(null);
  const refusal =
    ways.data?.passkey === false
      ? 'Passkeys need an address with a name: open Counterfoil by one, not by a number.'
      : passkeysWorkHere()
        ? null
        : 'This browser knows no passkeys.';
  return (
    <section className={styles.section} aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p>
        A passkey is kept by a device or a password manager, and opened by a finger, a face or a PIN. With one
        you need neither password nor code.
      </p>
      {me.passkeys.length > 0 && (
        <ul className={styles.lines}>
          {me.passkeys.map((passkey) => (
            <li key={passkey.id} className={styles.line}>
              <div>
                <strong>{passkey.name}</strong>
                <span className={styles.quiet}>
                  {`Added ${shortDay(zone, Date.parse(passkey.created_at), now)}`}
                </span>
              </div>
              <Button
                small
                aria-label={`Remove the passkey ${passkey.name}`}
                onClick={() => setAsked(passkey)}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button
        aria-disabled={refusal !== null || undefined}
        onClick={() => {
          if (refusal === null) setAsked('add');
        }}
      >
        Add a passkey
      </Button>
      {refusal !== null && <p>{refusal}</p>}
      {asked === 'add' && <AddDialog onClose={close} />}
      {asked !== null && asked !== 'add' && <RemoveDialog passkey={asked} onClose={close} />}
    </section>
  );
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const { sending, failure, send } = useWrite();
  const readAgain = useReadMeAgain();
  const isWhole = name.trim() !== '';

  async function add(): Promise<void> {
    if (!isWhole || (await send(() => addPasskey(name.trim()).then(() => true))) !== true) return;
    showToast('The passkey is added.');
    readAgain();
    onClose();
  }

  return (
    <Dialog
      title="Add a passkey"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" aria-disabled={!isWhole || sending || undefined} onClick={add}>
            Add it
          </Button>
        </>
      }
    >
      <p>The browser then asks where to keep it.</p>
      {failure && <Refused title="No passkey was added." refusal={failure} />}
      <Field
        label="Its name"
        help="To tell it from others: “Work laptop”."
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  );
}

function RemoveDialog({ passkey, onClose }: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const { sending, failure, send } = useWrite();
  const readAgain = useReadMeAgain();

  async function remove(): Promise<void> {
    if ((await send(() => removePasskey(passkey.id).then(() => true))) !== true) return;
    showToast('The passkey is removed.');
    readAgain();
    onClose();
  }

  return (
    <Dialog
      title={`Remove ${passkey.name}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger" aria-disabled={sending || undefined} onClick={remove}>
            Remove it
          </Button>
        </>
      }
    >
      <p>Nobody signs in with it any more. Remove it from the device too.</p>
      {failure && <Refused title="The passkey is still there." refusal={failure} />}
    </Dialog>
  );
}
