import { Icon } from '#web/ui/icon.tsx';
import styles from './created-filter.module.css';
import { CREATED_PRESETS, PRESET_LABELS } from './created-range.ts';
import type { CreatedPreset } from './created-range.ts';

interface CreatedPresetsProps {
  readonly chosen: CreatedPreset | undefined;
  /** No day is asked for at all. */
  readonly any: boolean;
  readonly choose: (preset: CreatedPreset) => void;
  readonly chooseAny: () => void;
}

/** Days that move with the clock. */
export function CreatedPresets({ chosen, any, choose, chooseAny }: CreatedPresetsProps) {
  return (
    <div className={styles.presets}>
      {CREATED_PRESETS.map((name) => (
        <button key={name} type="button" aria-pressed={chosen === name} onClick={() => choose(name)}>
          {PRESET_LABELS[name]}
          {chosen === name && <Icon name="check" />}
        </button>
      ))}
      <button type="button" aria-pressed={any} onClick={chooseAny}>
        Any time
      </button>
    </div>
  );
}
