import { setPreference, usePreferences } from '#web/common/preferences.ts';
import buttons from '#web/ui/button.module.css';
import { Check } from '#web/ui/check.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { columnKey } from './columns.ts';
import styles from './columns-menu.module.css';
import type { LedgerColumn } from './ledger-table.tsx';
import type { ListPath } from './list-place.ts';

interface ColumnsMenuProps {
  readonly list: ListPath;
  readonly columns: readonly LedgerColumn[];
}

/** Which columns a person wants to see; kept in this browser. */
export function ColumnsMenu({ list, columns }: ColumnsMenuProps) {
  const { hiddenColumns } = usePreferences();
  const toggle = (key: string, shown: boolean) => {
    const others = hiddenColumns.filter((each) => each !== key);
    setPreference('hiddenColumns', shown ? others : [...others, key]);
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
            {columns
              .filter(({ optional }) => optional)
              .map(({ name, label }) => (
                <Check
                  key={name}
                  label={label}
                  checked={!hiddenColumns.includes(columnKey(list, name))}
                  onChange={(shown) => toggle(columnKey(list, name), shown)}
                />
              ))}
          </div>
        )}
      </Popover>
    </div>
  );
}
