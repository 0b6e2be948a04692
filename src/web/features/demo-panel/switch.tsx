import { useState } from 'react';
import { Check } from '#web/ui/check.tsx';
import styles from './demo-panel.module.css';

interface SwitchProps {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly does: string;
  readonly initially?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A checkbox with a sentence. */
export function Switch({ label, does, initially = false, onChange }: SwitchProps) {
  const [on, setOn] = useState(initially);
  return (
    <div className={styles.switch}>
      <Check
        label={
          <>
            {label}
            <span className={styles.does}>{does}</span>
          </>
        }
        checked={on}
        onChange={(next) => {
          setOn(next);
          onChange(next);
        }}
      />
    </div>
  );
}
