import type { NavigateOptions } from '@tanstack/react-router';
import { idTarget } from '#web/common/id-target.ts';
import type { IconName } from '#web/ui/icon.tsx';
import type { PaletteAction } from './actions.ts';
import { foundGroup } from './found.ts';
import type { Found } from './found.ts';

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
  found: readonly Found[],
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
