import type { LinkProps } from '@tanstack/react-router';
import type { IconName } from '#web/ui/icon.tsx';

export interface NavEntry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly word: string;
  readonly icon: IconName;
  /** After a g, this letter goes there. */
  readonly letter: string;
  /** Its pages are all below its own address, and no other page is. */
  readonly exact?: boolean;
  /** Pages that belong to it although their address stands elsewhere, with all below them. */
  readonly also?: string;
}

/** Where one can go, in the order of the day. */
export const NAV_ENTRIES: readonly NavEntry[] = [
  { to: '/', word: 'Overview', icon: 'home', letter: 'h', exact: true, also: '/attention' },
  { to: '/transactions', word: 'Transactions', icon: 'transactions', letter: 't' },
  { to: '/invoices', word: 'Invoices', icon: 'invoice', letter: 'i' },
  { to: '/customers', word: 'Customers', icon: 'person', letter: 'c' },
  { to: '/payouts', word: 'Payouts', icon: 'bank', letter: 'p', also: '/unsettled' },
  { to: '/statements', word: 'Statements', icon: 'statement', letter: 's' },
  { to: '/events', word: 'Events', icon: 'bell', letter: 'e' },
  { to: '/reports', word: 'Reports', icon: 'chart', letter: 'r' },
];
