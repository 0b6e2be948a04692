import type { Me } from '#contract/sign-in.ts';
import { endSession } from '#web/api/me-queries.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { useWrite } from '#web/common/use-write.ts';
import { shortMoment } from '#web/format/date.ts';
import { Button } from '#web/ui/button.tsx';
import { Refused } from '#web/common/refused.tsx';
import { showToast } from '#web/ui/toast.tsx';
import styles from './account.module.css';
import { browserName } from './browser-name.ts';
import { useReadMeAgain } from './use-read-me-again.ts';

/** Where one is signed in. What one does not know can be ended from here. */
export function SessionSection({ sessions }: Pick<Me, 'sessions'>) {
  const zone = useZone();
  const now = useNow(30_000);
  const { sending, failure, send } = useWrite();
  const readAgain = useReadMeAgain();
  const others = sessions.filter(({ current }) => !current);

  async function end(id: string | null, said: string): Promise<void> {
    if ((await send(() => endSession(id).then(() => true))) === true) showToast(said);
    readAgain();
  }

  return (
    <section className={styles.section} aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      {failure && <Refused title="It is not signed out." refusal={failure} />}
      <ul className={styles.lines}>
        {sessions.map(({ id, current, created_at, last_seen_at, user_agent, ip }) => {
          const browser = browserName(user_agent);
          return (
            <li key={id} className={styles.line}>
              <div>
                <strong>{current ? `${browser}, this browser` : browser}</strong>
                <span className={styles.quiet}>
                  {`Signed in ${shortMoment(zone, Date.parse(created_at), now)}, last used ${shortMoment(zone, Date.parse(last_seen_at), now)}${ip === null || ip === '' ? '' : `, from ${ip}`}`}
                </span>
              </div>
              {!current && (
                <Button
                  small
                  aria-disabled={sending || undefined}
                  aria-label={`Sign out ${browser}, signed in ${shortMoment(zone, Date.parse(created_at), now)}`}
                  onClick={() => void end(id, 'It is signed out.')}
                >
                  Sign out
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {others.length > 1 && (
        <Button
          aria-disabled={sending || undefined}
          onClick={() => void end(null, 'All others are signed out.')}
        >
          Sign out all others
        </Button>
      )}
    </section>
  );
}
