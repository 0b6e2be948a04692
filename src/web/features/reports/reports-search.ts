import { isCurrency } from '#domain/currency.ts';
import { readPeriod } from '#web/common/period/period.ts';
import type { PeriodSearch } from '#web/common/period/period.ts';

/** What the address of the reports says. */
export interface ReportsSearch extends PeriodSearch {
  readonly currency?: string;
  readonly gateway?: string;
}

/** Reads an address; what it cannot use is left out. */
export function readReportsSearch(input: Readonly<Record<string, unknown>>): ReportsSearch {
  const { currency, gateway } = input;
  return {
    ...readPeriod(input),
    ...(typeof currency === 'string' && isCurrency(currency) ? { currency } : {}),
    ...(typeof gateway === 'string' && /^[a-z0-9][a-z0-9_.-]{0,39}$/i.test(gateway) ? { gateway } : {}),
  };
}
