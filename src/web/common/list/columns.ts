import { useMemo } from 'react';
import { usePreferences } from '#web/common/preferences.ts';
import type { LedgerColumn } from './ledger-table.tsx';
import type { ListPath } from './list-place.ts';

/** The name under which a person's preferences keep a column that is switched off. */
export function columnKey(list: ListPath, name: string): string {
  return `${list} ${name}`;
}

/** The columns that nobody switched off; the same array until that changes, so that rows can be remembered. */
export function useColumns<C extends LedgerColumn>(list: ListPath, columns: readonly C[]): readonly C[] {
  const { hiddenColumns } = usePreferences();
  return useMemo(
    () => columns.filter(({ name, optional }) => !optional || !hiddenColumns.includes(columnKey(list, name))),
    [list, columns, hiddenColumns],
  );
}
