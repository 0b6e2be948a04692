import { isCurrency } from '#domain/currency.ts';
import { readPeriod } from '#web/common/period/period.ts';
import type { PeriodSearch } from '#web/common/period/period.ts';

/** What the overview's address says. */
export interface OverviewSearch extends PeriodSearch {
  readonly currency?: string;
}

/** Reads an address; what it cannot use is left out. */
export function readOverviewSearch(input: Readonly<Record<string, unknown>>): OverviewSearch {
  const { currency } = input;
  return {
    ...readPeriod(input),
    ...(typeof currency === 'string' && isCurrency(currency) ? { currency } : {}),
  };
}
