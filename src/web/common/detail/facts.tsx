import type { ReactNode } from 'react';
import { IdText } from '#web/common/id-text.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import text from '#web/ui/text.module.css';
import styles from './facts.module.css';

interface FactsProps {
  readonly title: string;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A short section of label and value pairs. */
export function Facts({ title, end, children }: FactsProps) {
  return (
    <section>
      <div className={styles.head}>
        <h2>{title}</h2>
        {end}
      </div>
      <dl className={styles.list}>{children}</dl>
    </section>
  );
}

/** One pair; left out when there is nothing to say. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An id to copy, and to follow where its object has a page. */
export function Reference({ label, value }: { readonly label: string; readonly value: string | null }) {
  if (value === null || value === '') return null;
  return (
    <Fact label={label}>
      <span className={styles.reference}>
        <span className={text.id} title={value}>
          <IdText value={value} />
        </span>
        <CopyButton text={value} what={`${label} ${value}`} />
      </span>
    </Fact>
  );
}
