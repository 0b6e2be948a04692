import { lazy, Suspense } from 'react';
import { amountText } from '#web/format/money.ts';
import { closePopover } from '#web/ui/popover.tsx';
import type { AmountFormProps, AmountSearch } from './amount-form.tsx';
import { FilterChip } from './filter-chip.tsx';

const AmountForm = lazy(async () => ({ default: (await import('./amount-form.tsx')).AmountForm }));

interface AmountFilterProps extends Omit<AmountFormProps, 'apply'> {
  readonly change: AmountFormProps['apply'];
}

function words({ amount_gte, amount_lte, currency }: AmountSearch): string | null {
  const code = currency?.[0] ?? '';
  if (amount_gte !== undefined && amount_lte !== undefined) {
    return `${amountText(amount_gte, code)} to ${amountText(amount_lte, code)} ${code}`;
  }
  if (amount_gte !== undefined) return `at least ${amountText(amount_gte, code)} ${code}`;
  return amount_lte === undefined ? null : `at most ${amountText(amount_lte, code)} ${code}`;
}

/** Amounts only mean something in a currency, so the two are chosen together. */
export function AmountFilter({ search, currencies, change }: AmountFilterProps) {
  return (
    <FilterChip label="Amount" value={words(search)}>
      {() => (
        <Suspense>
          <AmountForm
            search={search}
            currencies={currencies}
            apply={(values) => {
              closePopover();
              change(values);
            }}
          />
        </Suspense>
      )}
    </FilterChip>
  );
}
