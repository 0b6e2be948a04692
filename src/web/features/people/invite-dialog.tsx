import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invitation } from '#contract/people.ts';
import type { Role } from '#domain/access.ts';
import { invite } from '#web/api/people-queries.ts';
import { useWrite } from '#web/common/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Refused } from '#web/common/refused.tsx';
import { InvitationDialog } from './invitation-dialog.tsx';
import { RoleChoice } from './role-choice.tsx';

/** An address and a role make a link, which the administrator hands over. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [made, setMade] = useState<Invitation | null>(null);
  const { sending, failure, send, changed } = useWrite();
  const client = useQueryClient();
  const isWhole = email.trim() !== '';
  const problem = failure?.fields['email'];

  async function make(): Promise<void> {
    if (!isWhole) return;
    const invitation = await send((key) => invite({ email: email.trim(), role }, key));
    if (invitation === null) return;
    setMade(invitation);
    void client.invalidateQueries({ queryKey: ['people'] });
  }

  if (made !== null) return <InvitationDialog invitation={made} email={email.trim()} onClose={onClose} />;
  return (
    <Dialog
      title="Invite somebody"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" aria-disabled={!isWhole || sending || undefined} onClick={make}>
            Make the link
          </Button>
        </>
      }
    >
      <p>You get a link to hand over: nothing is mailed.</p>
      {failure && problem === undefined && <Refused title="Nobody was invited." refusal={failure} />}
      <Field
        label="E-mail"
        type="email"
        help="They sign in with it."
        problem={problem === undefined ? undefined : `It ${problem}.`}
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        onChange={(event) => {
          setEmail(event.target.value);
          changed();
        }}
      />
      <RoleChoice
        value={role}
        onChange={(wanted) => {
          setRole(wanted);
          changed();
        }}
      />
    </Dialog>
  );
}
