import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import styles from './demo-panel.module.css';

interface SwitchProps {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly does: string;
  readonly initially?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A checkbox with a sentence. */
export function Switch({ label, does, initially = false, onChange }: SwitchProps): ReactNode {
  const id = useId();
  const [on, setOn] = useState(initially);
  return (
    <div className={styles.switch}>
      <input
        id={id}
        type="checkbox"
        checked={on}
        aria-describedby={`${id}-does`}
        onChange={(event) => {
          setOn(event.target.checked);
          onChange(event.target.checked);
        }}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-does`} className={styles.does}>
        {does}
      </p>
    </div>
  );
}
