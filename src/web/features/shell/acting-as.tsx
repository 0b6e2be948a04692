import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Session } from '#contract/session.ts';
import { may, ROLE_WORDS } from '#domain/access.ts';
import { signOut } from '#web/api/sign-in-queries.ts';
import { approvalsQuery } from '#web/api/approval-queries.ts';
import { chooseIdentity, sessionQuery } from '#web/api/session-queries.ts';
import { countOf } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { closePopover, Popover } from '#web/ui/popover.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './acting-as.module.css';

/** Who one is here, what else belongs to that, and, in the demo and a sandbox, being somebody else. */
export function ActingAs({ session }: { readonly session: Session }) {
  const { actor } = session;
  return (
    <Popover
      title="You"
      buttonClass={styles.avatar}
      label={
        <span role="img" aria-label={`Acting as ${actor.name}, ${ROLE_WORDS[actor.role]}`}>
          {initials(actor.name)}
        </span>
      }
    >
      {() => <Menu session={session} />}
    </Popover>
  );
}

function Menu({ session: { actor, identities, sign_in } }: { readonly session: Session }) {
  const { data: approvals } = useQuery(approvalsQuery());
  const waiting = approvals?.waiting.length ?? 0;
  return (
    <div className={styles.menu}>
      <p className={styles.who}>
        <strong>{actor.name}</strong>
        <span>{ROLE_WORDS[actor.role]}</span>
      </p>
      <ul className={styles.links}>
        <li>
          <Link to="/approvals" onClick={closePopover}>
            Approvals
            {waiting > 0 && <span className={styles.count}>{countOf(waiting, 'waits', 'wait')}</span>}
          </Link>
        </li>
        <li>
          <Link to="/limits" onClick={closePopover}>
            Refund limits
          </Link>
        </li>
        {sign_in && may(actor.role, 'people') && (
          <li>
            <Link to="/people" onClick={closePopover}>
              People
            </Link>
          </li>
        )}
        {may(actor.role, 'audit') && (
          <li>
            <Link to="/audit" onClick={closePopover}>
              Audit record
            </Link>
          </li>
        )}
        {sign_in && (
          <li>
            <Link to="/account" onClick={closePopover}>
              Your account
            </Link>
          </li>
        )}
      </ul>
      {sign_in && <Button onClick={leave}>Sign out</Button>}
      {identities.length > 0 && <Identities actor={actor} identities={identities} />}
    </div>
  );
}

async function leave(): Promise<void> {
  try {
    await signOut();
  } catch {
    showToast('You are still signed in: the server could not be asked.');
  }
}

function Identities({ actor, identities }: Pick<Session, 'actor' | 'identities'>) {
  const client = useQueryClient();
  const become = async (id: string) => {
    closePopover();
    try {
      await chooseIdentity(id);
      await askAsSomebodyElse(client);
    } catch {
      showToast('Nothing changed: the server could not be asked.');
    }
  };
  return (
    <fieldset className={styles.identities}>
      <legend>Try it as</legend>
      {identities.map(({ id, name, role }) => (
        <button key={id} type="button" aria-pressed={id === actor.id} onClick={() => void become(id)}>
          <strong>{name}</strong>
          <span>{ROLE_WORDS[role]}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Who it is now comes first, and is drawn: what they may not see is not there any more, and not asked for as them. */
async function askAsSomebodyElse(client: QueryClient): Promise<void> {
  const { queryKey } = sessionQuery();
  await client.refetchQueries({ queryKey });
  // News reaches the screen in a task of its own, which is before this one.
  await new Promise((drawn) => setTimeout(drawn));
  await client.resetQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] });
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('');
}
