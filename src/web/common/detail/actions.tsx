import { useId } from 'react';
import type { ReactNode } from 'react';
import { useOnline } from '#web/common/use-online.ts';
import { listInWords } from '#web/format/words.ts';
import { Button } from '#web/ui/button.tsx';
import styles from './actions.module.css';

/** One thing that may be done with the object on the page, or the reason in words why not. */
export interface Action {
  readonly name: string;
  readonly refused: string | null;
  readonly kind?: 'primary' | 'plain' | 'danger';
  readonly onPress: () => void;
}

const OFFLINE = 'You are offline. Nothing can be sent until the line is back.';

interface ActionsProps {
  readonly actions: readonly Action[];
  /** A link that leads on, before the buttons. */
  readonly lead?: ReactNode;
}

/** What may be done. What may not stays in view, and the reason stands beside it in words. */
export function Actions({ actions, lead }: ActionsProps) {
  const id = useId();
  const online = useOnline();
  const reasonOf = ({ refused }: Action): string | null => refused ?? (online ? null : OFFLINE);
  const reasons = byReason(actions, reasonOf);
  return (
    <div>
      <div className={styles.actions}>
        {lead}
        {actions.map((action) => {
          const refused = reasonOf(action) !== null;
          return (
            <Button
              key={action.name}
              kind={refused ? 'plain' : (action.kind ?? 'plain')}
              aria-disabled={refused || undefined}
              aria-describedby={refused ? `${id}-${action.name}` : undefined}
              onClick={() => {
                if (!refused) action.onPress();
              }}
            >
              {action.name}
            </Button>
          );
        })}
      </div>
      <div className={styles.reasons}>
        {[...reasons].map(([reason, names]) => (
          <p key={reason} id={`${id}-${names[0] ?? ''}`}>
            <strong>{listInWords(names)}:</strong> {reason}
          </p>
        ))}
      </div>
      {[...reasons].flatMap(([reason, names]) =>
        names.slice(1).map((name) => (
          <span key={name} id={`${id}-${name}`} hidden>
            {reason}
          </span>
        )),
      )}
    </div>
  );
}

/** The names of the refused actions by why, so that one reason is said once. */
function byReason(
  actions: readonly Action[],
  reasonOf: (action: Action) => string | null,
): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  for (const action of actions) {
    const reason = reasonOf(action);
    if (reason !== null) reasons.set(reason, [...(reasons.get(reason) ?? []), action.name]);
  }
  return reasons;
}
