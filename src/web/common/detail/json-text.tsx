import { IdText } from '#web/common/id-text.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import styles from './json-text.module.css';

interface JsonTextProps {
  readonly value: unknown;
  /** What it is, for readers and for the button that copies it: "the object". */
  readonly what: string;
}

/** A value as JSON, to read, to copy, and to follow the ids in it. */
export function JsonText({ value, what }: JsonTextProps) {
  const json = JSON.stringify(value, null, 2);
  return (
    <div className={styles.paper}>
      <CopyButton text={json} what={what} />
      <pre tabIndex={0} role="region" aria-label={`${what.charAt(0).toUpperCase()}${what.slice(1)} as JSON`}>
        <IdText value={json} />
      </pre>
    </div>
  );
}
