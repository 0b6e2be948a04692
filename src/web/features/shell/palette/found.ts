import type { SearchGroup } from '#contract/search.ts';
import { eventView } from '#web/common/event-view.ts';
import { idTarget } from '#web/common/id-target.ts';
import { invoiceView } from '#web/common/invoice-state.ts';
import { paymentWord } from '#web/common/transaction-status.ts';
import { PAYOUT_STATUS_VIEWS } from '#web/common/payout-status.ts';
import { amountText } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import type { IconName } from '#web/ui/icon.tsx';
import type { Choice, ChoiceGroup } from './choices.ts';

/** A group of what was found, whether its list was searched to the end or not. */
export type Found = Uncovered<SearchGroup>;
type Uncovered<G> = G extends SearchGroup ? Omit<G, 'coverage'> : never;

interface Line {
  readonly id: string;
  readonly label: string;
  readonly note: string;
}

interface View {
  readonly title: string;
  readonly icon: IconName;
  readonly list: '/transactions' | '/invoices' | '/customers' | '/payouts' | '/events';
  readonly lines: readonly Line[];
}

/** What was found of one kind, and the way to all of it. */
export function foundGroup(group: Found, q: string): ChoiceGroup {
  const { title, icon, list, lines } = viewOf(group);
  const found = lines.map(({ id, label, note }): Choice => {
    const to = idTarget(id);
    return { key: id, label, note, icon, ...(to && { to }) };
  });
  const all: Choice = {
    key: `more ${group.type}`,
    label: `All ${group.type} that match`,
    note: '',
    icon: 'search',
    to: { to: list, search: { q } },
  };
  return { title, choices: group.has_more ? [...found, all] : found };
}

function viewOf(group: Found): View {
  switch (group.type) {
    case 'transactions':
      return {
        title: 'Transactions',
        icon: 'transactions',
        list: '/transactions',
        lines: group.rows.map(({ id, name, amount, currency, customer, status }) => ({
          id,
          label: name,
          note: [
            `${amountText(amount, currency)} ${currency}`,
            customer?.name ?? customer?.email,
            paymentWord({ status, amount }),
          ]
            .filter(Boolean)
            .join(', '),
        })),
      };
    case 'invoices':
      return {
        title: 'Invoices',
        icon: 'invoice',
        list: '/invoices',
        lines: group.rows.map(({ id, name, amount, currency, state, status }) => ({
          id,
          label: name,
          note: `${amountText(amount, currency)} ${currency}, ${invoiceView({ state, status, amount }).word}`,
        })),
      };
    case 'customers':
      return {
        title: 'Customers',
        icon: 'person',
        list: '/customers',
        lines: group.rows.map(({ id, name, email }) => ({
          id,
          label: name ?? email ?? id,
          note: name === null ? '' : (email ?? ''),
        })),
      };
    case 'payouts':
      return {
        title: 'Payouts',
        icon: 'bank',
        list: '/payouts',
        lines: group.rows.map(({ id, gateway, amount, currency, status, bank_summary }) => ({
          id,
          label: bank_summary ?? (gateway === null ? id : gatewayName(gateway)),
          note: `${amountText(amount, currency)} ${currency}, ${PAYOUT_STATUS_VIEWS[status].word}`,
        })),
      };
    case 'events':
      return {
        title: 'Events',
        icon: 'bell',
        list: '/events',
        lines: group.rows.map(({ id, name, object_id }) => ({
          id,
          label: eventView(name).word,
          note: object_id ?? name,
        })),
      };
  }
}
