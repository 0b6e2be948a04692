import type { ReactNode } from 'react';
import { longDay, timeOfDay } from '#web/format/date.ts';
import { Mark } from '#web/ui/mark.tsx';
import type { MarkName, Tone } from '#web/ui/mark.tsx';
import styles from './stations.module.css';

export interface Station {
  readonly mark: MarkName;
  readonly tone: Tone;
  readonly title: string;
  /** Epoch milliseconds of when it got there, where that is known. */
  readonly at: number | null;
  readonly say: ReactNode;
}

interface StationsProps {
  readonly stations: readonly Station[];
  readonly zone: string;
  readonly now: number;
  /** Says the hour too. */
  readonly exact?: boolean;
}

/** Where something went, one stop after the other; the last one is where it is. */
export function Stations({ stations, zone, now, exact = false }: StationsProps) {
  return (
    <ol className={styles.stations}>
      {stations.map(({ mark, tone, title, at, say }) => (
        <li key={title + String(at)}>
          <Mark name={mark} tone={tone} />
          <div>
            <strong>{title}</strong>
            <p>
              {at !== null && longDay(zone, at, now)}
              {at !== null && exact && `, ${timeOfDay(zone, at)}`}
              {at !== null && say !== '' && ', '}
              {say}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
