import { Mark } from './mark.tsx';
import type { MarkName, Tone } from './mark.tsx';
import styles from './status.module.css';

export interface StatusView {
  readonly mark: MarkName;
  readonly tone: Tone;
  readonly word: string;
  /** What staff want to know next to the word: the reason, the deadline, how much. */
  readonly detail: string | null;
}

/** Shape, word, and the detail in a quieter voice. For lists, where only the shape carries colour. */
export function Status({ status }: { readonly status: StatusView }) {
  return (
    <span className={styles.status}>
      <Mark name={status.mark} tone={status.tone} />
      <span>{status.word}</span>
      {status.detail !== null && (
        <span className={status.tone === 'warn' ? styles.urgent : styles.detail}>{status.detail}</span>
      )}
    </span>
  );
}

/** The tinted badge, for the head of a page. */
export function StatusBadge({ status }: { readonly status: StatusView }) {
  return (
    <span className={`${styles.badge} ${styles[status.tone]}`}>
      <Mark name={status.mark} tone={status.tone} />
      <span>{status.word}</span>
    </span>
  );
}
