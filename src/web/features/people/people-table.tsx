import type { PersonState, StaffPerson } from '#contract/people.ts';
import { ROLE_WORDS } from '#domain/access.ts';
import { EmailText } from '#web/common/detail/email-text.tsx';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortMoment } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import type { StatusView } from '#web/ui/status.tsx';
import { Status } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import plain from '#web/ui/plain-table.module.css';
import styles from './people.module.css';

const STATES: Readonly<Record<PersonState, StatusView>> = {
  active: { mark: 'done', tone: 'good', word: 'Active', detail: null },
  invited: { mark: 'pending', tone: 'hold', word: 'Invited', detail: null },
  disabled: { mark: 'voided', tone: 'off', word: 'Disabled', detail: null },
};

interface PeopleTableProps {
  readonly people: readonly StaffPerson[];
  readonly ownId: string | undefined;
  readonly onChoose: (person: StaffPerson) => void;
}

export function PeopleTable({ people, ownId, onChoose }: PeopleTableProps) {
  const zone = useZone();
  const now = useNow(30_000);
  return (
    <div className={plain.scroll} tabIndex={0} role="region" aria-label="People">
      <table className={`${plain.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Role</th>
            <th scope="col">State</th>
            <th scope="col" className={plain.wide}>
              Second proof
            </th>
            <th scope="col" className={plain.wide}>
              Last seen
            </th>
            <th scope="col">
              <span className={text.hidden}>Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => {
            const { id, name, email, role, state, two_factor, last_seen_at } = person;
            return (
              <tr key={id}>
                <th scope="row">
                  {name === '' ? <EmailText address={email} /> : name}
                  {id === ownId && ' (you)'}
                  {name !== '' && (
                    <span className={styles.quiet}>
                      <EmailText address={email} />
                    </span>
                  )}
                </th>
                <td>{ROLE_WORDS[role]}</td>
                <td>
                  <Status status={STATES[state]} />
                </td>
                <td className={`${plain.wide} ${two_factor ? '' : styles.faint}`}>
                  {two_factor ? 'Authenticator' : 'None'}
                </td>
                <td className={`${plain.wide} ${last_seen_at === null ? styles.faint : ''}`}>
                  {last_seen_at === null ? 'Never' : shortMoment(zone, Date.parse(last_seen_at), now)}
                </td>
                <td className={plain.tool}>
                  <Button
                    small
                    aria-label={`Change ${name === '' ? email : name}`}
                    onClick={() => onChoose(person)}
                  >
                    Change
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
