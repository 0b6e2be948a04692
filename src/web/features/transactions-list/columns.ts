/** The list's columns in their order; `order` is the row's link and `amount` its point, so both always stay. */
export const COLUMNS = [
  { name: 'created', label: 'Created', optional: false },
  { name: 'order', label: 'Order', optional: false },
  { name: 'customer', label: 'Customer', optional: true },
  { name: 'card', label: 'Paid with', optional: true },
  { name: 'psp', label: 'PSP', optional: true },
  { name: 'status', label: 'Status', optional: true },
  { name: 'amount', label: 'Amount', optional: false, atEnd: true },
] as const;

export type ColumnName = (typeof COLUMNS)[number]['name'];

export function visibleColumns(hidden: readonly string[]): readonly (typeof COLUMNS)[number][] {
  return COLUMNS.filter(({ name, optional }) => !optional || !hidden.includes(name));
}
