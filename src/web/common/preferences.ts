import { useSyncExternalStore } from 'react';
import { browserZone } from '#web/format/zone.ts';

/** What a person prefers, kept in this browser. Nothing about payments is ever kept here. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  /** An IANA zone; null follows the browser. */
  readonly zone: string | null;
  readonly pageSize: number;
  /** Columns of lists that are switched off, by list and name. */
  readonly hiddenColumns: readonly string[];
}

const KEY = 'counterfoil.preferences';
const DEFAULTS: Preferences = {
  theme: 'system',
  density: 'comfortable',
  zone: null,
  pageSize: 25,
  hiddenColumns: [],
};

const listeners = new Set<() => void>();
let current = load();

function load(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null
      ? { ...DEFAULTS, ...(stored as Partial<Preferences>) }
      : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

/** public/theme.js does the same before the first paint. */
function applyToPage({ theme, density }: Preferences): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.dataset['density'] = density;
}

export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  current = { ...current, [name]: value };
  applyToPage(current);
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Private windows may refuse storage: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

/** For what happens outside of a screen. */
export function currentPreferences(): Preferences {
  return current;
}

export function zoneOf({ zone }: Preferences): string {
  return zone ?? browserZone();
}

/** The zone that times are shown in. */
export function useZone(): string {
  return zoneOf(usePreferences());
}

applyToPage(current);
