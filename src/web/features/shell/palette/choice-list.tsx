import { useEffect, useRef } from 'react';
import { Icon } from '#web/ui/icon.tsx';
import { choiceId } from './choices.ts';
import type { Choice, ChoiceGroup } from './choices.ts';
import styles from './palette.module.css';

interface ChoiceListProps {
  /** What the ids of its parts begin with: the field names them. */
  readonly id: string;
  readonly groups: readonly ChoiceGroup[];
  /** The one that Enter chooses. */
  readonly active: Choice | undefined;
  readonly choose: (choice: Choice) => void;
}

/** The list of a combobox: the focus stays in the field, which says which of these is meant. */
export function ChoiceList({ id, groups, active, choose }: ChoiceListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={`${id}list`} className={styles.list} role="listbox" aria-label="Results">
      {groups.map(({ title, choices }) => (
        <div key={title} role="group" aria-labelledby={`${id}${title}`}>
          <p id={`${id}${title}`} className={styles.title} role="presentation">
            {title}
          </p>
          {choices.map((choice) => (
            <div
              key={choice.key}
              id={choiceId(id, choice)}
              role="option"
              aria-selected={choice.key === active?.key}
              className={styles.choice}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              <Icon name={choice.icon} />
              <span className={styles.label}>{choice.label}</span>
              {choice.note !== '' && <span className={styles.note}>{choice.note}</span>}
              {choice.keys && (
                <span className={styles.keys}>
                  {choice.keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </span>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
