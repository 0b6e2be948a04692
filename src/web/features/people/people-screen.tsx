import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StaffPerson } from '#contract/people.ts';
import { peopleQuery } from '#web/api/people-queries.ts';
import head from '#web/common/list/list-head.module.css';
import { ListRows } from '#web/common/list/list-rows.tsx';
import { useActor, useRefusal } from '#web/common/session.ts';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { Button } from '#web/ui/button.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { PersonDialog } from './person-dialog.tsx';

type Asked = 'invite' | StaffPerson;

/** Who may come in, and as what. */
export function PeopleScreen() {
  const refusal = useRefusal('people');
  usePageTitle('People');
  if (refusal !== null)
    return (
      <>
        <div className={head.head}>
          <h1>People</h1>
        </div>
        <p className={head.lead}>{refusal}</p>
      </>
    );
  return <Everybody />;
}

function Everybody() {
  const page = useQuery(peopleQuery());
  const actor = useActor();
  const [asked, setAsked] = useState<Asked | null>(null);
  const people = page.data?.people ?? [];
  const close = () => setAsked(null);
  return (
    <>
      <div className={head.head}>
        <h1>People</h1>
        <Button kind="primary" className={head.action ?? ''} onClick={() => setAsked('invite')}>
          Invite somebody
        </Button>
      </div>
      <p className={head.lead}>
        What you change here counts from their next click on, and is written into the audit record.
      </p>
      <ListRows page={page} plural="people" isEmpty={false} empty={null}>
        {page.data ? (
          <PeopleTable people={people} ownId={actor?.id} onChoose={setAsked} />
        ) : (
          <Skeleton width={4} />
        )}
      </ListRows>
      {asked === 'invite' && <InviteDialog onClose={close} />}
      {asked !== null && asked !== 'invite' && (
        <PersonDialog person={asked} people={people} ownId={actor?.id} onClose={close} />
      )}
    </>
  );
}
