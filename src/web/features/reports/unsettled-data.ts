import type { UnsettledGroup, UnsettledGroups } from '#contract/settlement.ts';
import { formatDecimal, money } from '#domain/money.ts';
import type { ChartData, ChartPoint, Fill } from '#web/charts/chart-data.ts';
import { unsettledBehind } from '#web/common/rows-behind.ts';
import { amountInWords, amountText, countOf } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';

type Age = UnsettledGroup['ages'][number];

const DAY_MS = 86_400_000;
/** The younger the fuller; what is drawn in lines is worth a look. */
const FILLS: readonly Fill[] = ['solid-1', 'solid-2', 'solid-3', 'lines', 'cross', 'minus-lines'];

/** What was captured and is in no payout yet, by PSP and by the days since its capture, in one currency. */
export function unsettledData({ groups }: UnsettledGroups, currency: string, now: number): ChartData {
  const own = ofCurrency(groups, currency);
  const used = new Set(own.flatMap((group) => group.ages.filter(isSome).map(({ from_days }) => from_days)));
  const ages = (own[0]?.ages ?? []).filter(({ from_days }) => used.has(from_days));
  return {
    what: 'PSP',
    total: 'Unsettled',
    series: ages.map((age, index) => ({
      key: String(age.from_days),
      name: ageWords(age),
      fill: FILLS[index] ?? 'minus-dots',
    })),
    also: own.some((group) => group.ages.some((age) => isSome(age) && isLate(age, group)))
      ? [{ name: 'Later than this PSP is slow', fill: 'late' }]
      : [],
    points: own.map((group) => pointOf(group, now)),
  };
}

function pointOf(group: UnsettledGroup, now: number): ChartPoint {
  const { gateway, currency, amount, ages } = group;
  const text = (decimal: string) => `${amountText(decimal, currency)} ${currency}`;
  return {
    key: gateway,
    tick: gatewayName(gateway),
    title: gatewayName(gateway),
    total: text(amount),
    href: unsettledBehind({}, { currency, gateway }),
    values: Object.fromEntries(
      ages.filter(isSome).map((age) => [
        String(age.from_days),
        {
          text: text(age.amount),
          size: Number(age.amount),
          fill: isLate(age, group) ? ('late' as const) : undefined,
          href: unsettledBehind(capturedWithin(age, now), { currency, gateway }),
        },
      ]),
    ),
  };
}

function isSome({ count }: Age): boolean {
  return count > 0;
}

/** The whole of the age is beyond what is slow for the PSP. */
function isLate({ from_days }: Age, { delay }: UnsettledGroup): boolean {
  return delay !== null && from_days > delay.slow_days;
}

/** "0 to 2 days", "over 10 days". */
function ageWords({ from_days: from, to_days: to }: Age): string {
  if (to === null) return `Over ${countOf(from - 1, 'day')}`;
  return to - 1 === from ? countOf(from, 'day') : `${String(from)} to ${countOf(to - 1, 'day')}`;
}

function capturedWithin({ from_days, to_days }: Age, now: number): { from?: string; to?: string } {
  return {
    ...(to_days === null ? {} : { from: new Date(now - to_days * DAY_MS).toISOString() }),
    ...(from_days === 0 ? {} : { to: new Date(now - from_days * DAY_MS).toISOString() }),
  };
}

/** "€26,566.75 is on its way; €612.00 of it is late." */
export function unsettledSummary({ groups, complete }: UnsettledGroups, currency: string): string {
  const own = ofCurrency(groups, currency);
  const words = (amounts: readonly string[]) =>
    amountInWords(
      formatDecimal({
        minor: amounts.reduce((sum, text) => sum + money(text, currency).minor, 0n),
        currency,
      }),
      currency,
    );
  if (own.length === 0) return `Nothing in ${currency} is waiting for a payout.`;
  if (!complete) return 'Not certain yet: some of it may be in payouts that are still being read.';
  const late = own.flatMap(({ late_amount }) => (late_amount === null ? [] : [late_amount]));
  const told = late.some((text) => /[1-9]/.test(text))
    ? `${words(late)} of it is late`
    : 'none of it is late';
  return `${words(own.map(({ amount }) => amount))} is on its way; ${told}.`;
}

function ofCurrency(groups: readonly UnsettledGroup[], currency: string): readonly UnsettledGroup[] {
  return groups.filter((group) => group.currency === currency);
}
