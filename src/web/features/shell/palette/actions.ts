import type { NavigateOptions } from '@tanstack/react-router';
import { setPreference } from '#web/common/preferences.ts';
import type { IconName } from '#web/ui/icon.tsx';
import { NAV_ENTRIES } from '../nav-entries.ts';

/** Something that can be asked for by name: it goes somewhere, or does something. */
export interface PaletteAction {
  readonly label: string;
  readonly icon: IconName;
  /** The keys that do the same. */
  readonly keys?: readonly string[];
  readonly to?: Pick<NavigateOptions, 'to' | 'params' | 'search'>;
  readonly run?: () => void;
}

export const ACTIONS: readonly PaletteAction[] = [
  ...NAV_ENTRIES.map(({ to, word, icon, letter }) => ({
    label: `Go to ${word.toLowerCase()}`,
    icon,
    keys: ['g', letter],
    to: { to },
  })),
  { label: 'Make an invoice or payment link', icon: 'plus', to: { to: '/invoices/new' } },
  { label: 'Go to what is in no payout yet', icon: 'clock', to: { to: '/unsettled' } },
  { label: 'Go to approvals', icon: 'check', to: { to: '/approvals' } },
  { label: 'Go to refund limits', icon: 'refund', to: { to: '/limits' } },
  { label: 'Go to the audit record', icon: 'statement', to: { to: '/audit' } },
  { label: 'Theme: light', icon: 'sun', run: () => setPreference('theme', 'light') },
  { label: 'Theme: dark', icon: 'moon', run: () => setPreference('theme', 'dark') },
  { label: 'Theme: as the system', icon: 'system', run: () => setPreference('theme', 'system') },
  { label: 'Rows: comfortable', icon: 'rows', run: () => setPreference('density', 'comfortable') },
  { label: 'Rows: compact', icon: 'rows', run: () => setPreference('density', 'compact') },
];
