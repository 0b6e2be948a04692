import type { ReactNode } from 'react';
import { Icon } from '#web/ui/icon.tsx';
import { Popover } from '#web/ui/popover.tsx';
import styles from './filter.module.css';

interface FilterChipProps {
  readonly label: string;
  /** What it is set to, in words; null while it is not. */
  readonly value: string | null;
  readonly wide?: boolean;
  readonly children: () => ReactNode;
}

/** One filter: a dashed chip until it is set, then a solid one with its value. */
export function FilterChip({ label, value, wide = false, children }: FilterChipProps) {
  return (
    <Popover
      title={label}
      wide={wide}
      buttonClass={value === null ? styles.chip : `${styles.chip} ${styles.set}`}
      label={
        value === null ? (
          <>
            <Icon name="plus" />
            {label}
          </>
        ) : (
          <>
            {label} <b>{value}</b>
            <Icon name="down" />
          </>
        )
      }
    >
      {children}
    </Popover>
  );
}
