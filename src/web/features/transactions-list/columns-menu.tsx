import { setPreference, usePreferences } from '#web/common/preferences.ts';
import buttons from '#web/ui/button.module.css';
import { Check } from '#web/ui/check.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Popover } from '#web/ui/popover.tsx';
import styles from './columns-menu.module.css';
import { COLUMNS } from './columns.ts';

/** Which columns a person wants to see; kept in this browser. */
export function ColumnsMenu() {
  const { hiddenColumns } = usePreferences();
  const toggle = (name: string, shown: boolean) => {
    const others = hiddenColumns.filter((each) => each !== name);
    setPreference('hiddenColumns', shown ? others : [...others, name]);
  };
  return (
    <div className={styles.place}>
      <Popover
        title="Columns"
        buttonClass={`${buttons.button} ${buttons.quiet}`}
        label={
          <>
            <Icon name="columns" />
            Columns
          </>
        }
      >
        {() => (
          <div className={styles.list}>
            {COLUMNS.filter(({ optional }) => optional).map(({ name, label }) => (
              <Check
                key={name}
                label={label}
                checked={!hiddenColumns.includes(name)}
                onChange={(shown) => toggle(name, shown)}
              />
            ))}
          </div>
        )}
      </Popover>
    </div>
  );
}
