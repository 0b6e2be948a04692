import { useState } from 'react';
import { countText } from '#web/format/money.ts';
import { Button } from '#web/ui/button.tsx';
import { closePopover } from '#web/ui/popover.tsx';
import { Check } from '#web/ui/check.tsx';
import styles from './filter.module.css';
import { FilterChip } from './filter-chip.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
  /** How many have it; null where that is not known. */
  readonly count: number | null;
}

interface ChoiceFilterProps {
  readonly label: string;
  readonly chosen: readonly string[] | undefined;
  readonly choices: readonly Choice[];
  readonly apply: (values: readonly string[]) => void;
}

function words(chosen: readonly string[], choices: readonly Choice[]): string {
  const [first = ''] = chosen;
  const label = choices.find(({ value }) => value === first)?.label ?? first;
  return chosen.length === 1 ? label : `${label} +${String(chosen.length - 1)}`;
}

/** "Any of": ticked together, applied once. */
export function ChoiceFilter({ label, chosen = [], choices, apply }: ChoiceFilterProps) {
  return (
    <FilterChip label={label} value={chosen.length === 0 ? null : words(chosen, choices)}>
      {() => (
        <ChoiceForm
          chosen={chosen}
          choices={choices}
          apply={(values) => {
            closePopover();
            apply(values);
          }}
        />
      )}
    </FilterChip>
  );
}

interface ChoiceFormProps {
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
  readonly apply: (values: readonly string[]) => void;
}

function ChoiceForm({ chosen, choices, apply }: ChoiceFormProps) {
  const [ticked, setTicked] = useState<readonly string[]>(chosen);
  const toggle = (value: string, on: boolean) =>
    setTicked(on ? [...ticked, value] : ticked.filter((each) => each !== value));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply(ticked);
      }}
    >
      <div className={styles.body}>
        {choices.length === 0 && <p>Nothing to choose from yet.</p>}
        {choices.map(({ value, label, count }) => (
          <Check
            key={value}
            label={label}
            checked={ticked.includes(value)}
            onChange={(on) => toggle(value, on)}
            note={count === null ? undefined : countText(count)}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <Button small kind="quiet" onClick={() => apply([])}>
          Clear
        </Button>
        <Button small kind="primary" type="submit">
          Apply
        </Button>
      </div>
    </form>
  );
}
