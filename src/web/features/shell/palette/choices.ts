import type { NavigateOptions } from '@tanstack/react-router';
import type { SearchGroup } from '#web/api/search-queries.ts';
import { idTarget } from '#web/common/id-target.ts';
import { INVOICE_STATE_VIEWS } from '#web/common/invoice-state.ts';
import { statusWord } from '#web/common/transaction-status.ts';
import { amountText } from '#web/format/money.ts';
import type { IconName } from '#web/ui/icon.tsx';
import type { PaletteAction } from './actions.ts';

/** One line of the palette: what it says, and where it goes or what it does. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  /** Said more quietly beside it. */
  readonly note: string;
  readonly icon: IconName;
  readonly keys?: readonly string[];
  readonly to?: Pick<NavigateOptions, 'to' | 'params' | 'search'>;
  readonly run?: () => void;
}

/** The id of a choice's element in the palette with this id. */
export function choiceId(palette: string, { key }: Choice): string {
  return palette + key.replace(/\W+/g, '-');
}

export interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** What is offered for the typed words: an id's page first, then the actions that fit, then what was found by kind. */
export function choiceGroups(
  q: string,
  actions: readonly PaletteAction[],
  found: readonly SearchGroup[],
): ChoiceGroup[] {
  const groups = [
    { title: 'Jump', choices: jump(q) },
    { title: 'Actions', choices: actions.filter(({ label }) => fits(label, q)).map(actionChoice) },
    ...(q === '' ? [] : found.map((group) => foundGroup(group, q))),
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function jump(q: string): Choice[] {
  const to = idTarget(q);
  return to ? [{ key: 'jump', label: 'Open', note: q, icon: 'arrow-right', to }] : [];
}

/** Each typed word begins a word of the label. */
function fits(label: string, q: string): boolean {
  const words = label.toLowerCase().split(/\s+/);
  const typed = q.toLowerCase().split(/\s+/).filter(Boolean);
  return typed.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

function actionChoice({ label, ...rest }: PaletteAction): Choice {
  return { key: `action ${label}`, label, note: '', ...rest };
}

function foundGroup(group: SearchGroup, q: string): ChoiceGroup {
  switch (group.type) {
    case 'transactions':
      return {
        title: 'Transactions',
        choices: [
          ...group.rows.map((row) => ({
            key: row.id,
            label: row.name,
            note: [
              `${amountText(row.amount, row.currency)} ${row.currency}`,
              row.customer?.name ?? row.customer?.email,
              statusWord(row.status),
            ]
              .filter(Boolean)
              .join(', '),
            icon: 'transactions' as const,
            to: { to: '/transactions/$transactionId', params: { transactionId: row.id } } as const,
          })),
          ...more(group, { to: '/transactions', search: { q } }),
        ],
      };
    case 'invoices':
      return {
        title: 'Invoices',
        choices: [
          ...group.rows.map((row) => ({
            key: row.id,
            label: row.name,
            note: `${amountText(row.amount, row.currency)} ${row.currency}, ${INVOICE_STATE_VIEWS[row.state].word}`,
            icon: 'invoice' as const,
            to: { to: '/invoices/$invoiceId', params: { invoiceId: row.id } } as const,
          })),
          ...more(group, { to: '/invoices', search: { q } }),
        ],
      };
    case 'customers':
      return {
        title: 'Customers',
        choices: [
          ...group.rows.map((row) => ({
            key: row.id,
            label: row.name ?? row.email ?? row.id,
            note: row.name === null ? '' : (row.email ?? ''),
            icon: 'person' as const,
            to: { to: '/customers/$customerId', params: { customerId: row.id } } as const,
          })),
          ...more(group, { to: '/customers', search: { q } }),
        ],
      };
  }
}

function more({ type, has_more }: SearchGroup, to: NonNullable<Choice['to']>): Choice[] {
  return has_more
    ? [{ key: `more ${type}`, label: `All ${type} that match`, note: '', icon: 'search', to }]
    : [];
}
