/** The list's columns in their order; `order` is the row's link and `amount` its point, so both always stay. */
export const COLUMNS = [
  { name: 'created', label: 'Created' },
  { name: 'order', label: 'Order' },
  { name: 'customer', label: 'Customer', optional: true },
  { name: 'card', label: 'Paid with', optional: true },
  { name: 'psp', label: 'PSP', optional: true },
  { name: 'status', label: 'Status', optional: true },
  { name: 'amount', label: 'Amount', atEnd: true },
] as const;

export type Column = (typeof COLUMNS)[number];

/** On a customer's own page every row is theirs. */
export const COLUMNS_OF_ONE_CUSTOMER: readonly Column[] = COLUMNS.filter(({ name }) => name !== 'customer');
