import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation, StaffPerson } from '#contract/people.ts';
import { ROLE_WORDS } from '#domain/access.ts';
import { changePerson, invite, resetPassword, signOutEverywhere } from '#web/api/people-queries.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { useWrite } from '#web/common/use-write.ts';
import { shortMoment } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { InvitationDialog } from './invitation-dialog.tsx';
import styles from './people.module.css';
import { changeRefusal } from './person-rules.ts';
import { RoleChoice } from './role-choice.tsx';

interface PersonDialogProps {
  readonly person: StaffPerson;
  readonly people: readonly StaffPerson[];
  readonly ownId: string | undefined;
  readonly onClose: () => void;
}

/** What an administrator may change about somebody: their role, whether they come in, and where they are in. */
export function PersonDialog({ person, people, ownId, onClose }: PersonDialogProps) {
  const { id, name, email, state, two_factor, last_seen_at } = person;
  const zone = useZone();
  const now = useNow();
  const [role, setRole] = useState(person.role);
  const [made, setMade] = useState<Invitation | null>(null);
  const { sending, failure, send, changed } = useWrite();
  const client = useQueryClient();
  const refusal = changeRefusal(person, people, ownId);
  const isStopped = refusal !== null || sending;
  const called = name === '' ? email : name;

  async function change(call: (key: string) => Promise<void>, said: string): Promise<void> {
    changed();
    if ((await send((key) => call(key).then(() => true))) !== true) return;
    showToast(said);
    void client.invalidateQueries({ queryKey: ['people'] });
    onClose();
  }

  async function makeLink(call: (key: string) => Promise<Invitation>): Promise<void> {
    changed();
    setMade(await send(call));
    void client.invalidateQueries({ queryKey: ['people'] });
  }

  if (made !== null) return <InvitationDialog invitation={made} email={email} onClose={onClose} />;
  return (
    <Dialog
      title={called}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            aria-disabled={isStopped || role === person.role || undefined}
            onClick={() => {
              if (!isStopped && role !== person.role)
                void change((key) => changePerson(id, { role }, key), 'The role is changed.');
            }}
          >
            Change the role
          </Button>
        </>
      }
    >
      <p>{`${email}, ${ROLE_WORDS[person.role].toLowerCase()}, ${two_factor ? 'with' : 'without'} an authenticator app, ${last_seen_at === null ? 'never here yet' : `last seen ${shortMoment(zone, Date.parse(last_seen_at), now)}`}.`}</p>
      {refusal !== null && (
        <Notice tone="plain" title="Role and state stay as they are.">
          {refusal}
        </Notice>
      )}
      {failure && <Refused title="Nothing was changed." refusal={failure} />}
      <RoleChoice value={role} disabled={refusal !== null} onChange={setRole} />
      <div className={styles.rest}>
        {state === 'invited' && (
          <Button onClick={() => void makeLink((key) => invite({ email, role }, key))}>
            Make a new link
          </Button>
        )}
        {state === 'active' && (
          <Button
            onClick={() => void change((key) => signOutEverywhere(id, key), `${called} is signed out.`)}
          >
            Sign out everywhere
          </Button>
        )}
        {state === 'active' && id !== ownId && (
          <Button onClick={() => void makeLink((key) => resetPassword(id, key))}>
            Sign out, and make a link for a new password
          </Button>
        )}
        {state === 'disabled' ? (
          <Button
            onClick={() =>
              void change((key) => changePerson(id, { state: 'active' }, key), `${called} may sign in again.`)
            }
          >
            Let them in again
          </Button>
        ) : (
          <Button
            kind="danger"
            aria-disabled={isStopped || undefined}
            onClick={() => {
              if (!isStopped)
                void change(
                  (key) => changePerson(id, { state: 'disabled' }, key),
                  `${called} is disabled and signed out.`,
                );
            }}
          >
            Disable
          </Button>
        )}
      </div>
    </Dialog>
  );
}
