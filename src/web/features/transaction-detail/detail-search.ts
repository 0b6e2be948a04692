import { MONEY_ACTIONS } from '#domain/actions.ts';
import type { MoneyAction } from '#domain/actions.ts';

/** The open panel stands in the address: a reload or a colleague finds the same screen. */
export interface DetailSearch {
  readonly panel?: MoneyAction;
}

/** Reads the search of an address; what is not known is left out, and the page simply opens. */
export function readDetailSearch(input: Readonly<Record<string, unknown>>): DetailSearch {
  const panel = MONEY_ACTIONS.find((action) => action === input['panel']);
  return panel === undefined ? {} : { panel };
}
