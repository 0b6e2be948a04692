import type { Attempt, Step, TransactionDetail } from '#contract/transaction-detail.ts';
import { shortDuration, shortMoment } from '#web/format/date.ts';
import { ordinal } from '#web/format/words.ts';
import { weekday } from '#web/format/trail-time.ts';
import type { TimelineGroup, TimelineRow } from './rows.ts';
import { cardInWords, millis, pspInWords, withReason, words } from './voice.ts';
import type { Telling } from './voice.ts';

const AT_ONCE_MS = 100;

const OUTCOMES: Record<Attempt['outcome'], NonNullable<TimelineGroup['outcome']>> = {
  approved: { word: 'Approved', mark: 'done', tone: 'good' },
  declined: { word: 'Declined', mark: 'failed', tone: 'bad' },
  pending: { word: 'No answer yet', mark: 'pending', tone: 'off' },
  abandoned: { word: 'No outcome', mark: 'waiting', tone: 'off' },
};

/** One try at one PSP, as a group of the ledger. `before` is the attempt that came first, if one did. */
export function attemptGroup(
  attempt: Attempt,
  before: Attempt | null,
  detail: TransactionDetail,
  telling: Telling,
): TimelineGroup {
  const [from, to] = [millis(attempt.started_at), millis(attempt.ended_at)];
  const lasted = to > from ? `, ${shortDuration(to - from)}` : '';
  return {
    key: `attempt-${String(attempt.number)}`,
    title: titleOf(attempt),
    outcome: attempt.gateway_name === null ? null : OUTCOMES[attempt.outcome],
    span: `${weekday(telling.zone, from, telling.now)}${lasted}`,
    failed: attempt.outcome === 'declined' || attempt.outcome === 'abandoned',
    pace: 'seconds',
    rows: [openingRow(attempt, before, detail), ...outcomeRows(attempt, detail, telling)].flatMap(
      (row) => row ?? [],
    ),
  };
}

function titleOf({ number, gateway_name }: Attempt): string {
  if (gateway_name === null) return 'Payment asked for';
  return `${ordinal(number)} attempt at ${pspInWords(gateway_name)}`;
}

/** "Sent to Adyen.": when the attempt began. Left out where its outcome is all that is known. */
function openingRow(attempt: Attempt, before: Attempt | null, detail: TransactionDetail): TimelineRow | null {
  const [first] = attempt.steps;
  const only = attempt.steps.length === 1 && first?.settled_at === null && first.kind !== 'request';
  if (!first || (only && first.state !== 'pending')) return null;
  const failed = attempt.outcome === 'declined';
  return {
    id: `${first.id}-sent`,
    at: millis(attempt.started_at),
    mark: 'sent',
    tone: 'off',
    say: openingWords(attempt, before, detail),
    ...(attempt.gateway_name === null
      ? { code: detail.error_code, more: detail.error_message }
      : { more: openingDetail(attempt, before) }),
    struck: failed ? (first.amount ?? detail.amount) : null,
  };
}

function openingWords({ gateway_name }: Attempt, before: Attempt | null, detail: TransactionDetail): string {
  if (gateway_name === null) {
    const card = cardInWords(detail);
    return `${words(detail.amount, detail)} asked for${card === null ? '' : ` with ${card}`}; no PSP was tried.`;
  }
  if (before === null) return `Sent to ${pspInWords(gateway_name)}.`;
  return before.gateway_name === gateway_name
    ? `Tried again at ${pspInWords(gateway_name)}.`
    : `Retried at ${pspInWords(gateway_name)}.`;
}

/** "Configuration Adyen EU, 0.2 s after the decline" */
function openingDetail(attempt: Attempt, before: Attempt | null): string | null {
  const { configuration_name } = attempt;
  const gap = before === null ? null : millis(attempt.started_at) - millis(before.ended_at);
  const parts = [
    configuration_name === null ? null : `Configuration ${configuration_name}`,
    gap === null || gap < 0 || before?.outcome !== 'declined'
      ? null
      : gap < AT_ONCE_MS
        ? 'at once after the decline'
        : `${shortDuration(gap)} after the decline`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

function outcomeRows(
  { steps, gateway_name }: Attempt,
  detail: TransactionDetail,
  telling: Telling,
): TimelineRow[] {
  return steps
    .filter(({ kind }) => kind !== 'request')
    .map((step) => ({
      id: step.id,
      at: millis(step.settled_at ?? step.at),
      ...(step.kind === 'three_d_s' ? threeDSWords(step) : answerWords(step, gateway_name, detail, telling)),
      code: step.error_code,
      available: step.available,
    }));
}

type Words = Pick<TimelineRow, 'mark' | 'tone' | 'say' | 'more' | 'held' | 'movement'>;

function threeDSWords(step: Step): Words {
  const took = step.settled_at === null ? null : millis(step.settled_at) - millis(step.at);
  const after = took === null ? '' : ` after ${shortDuration(took)}`;
  if (step.state === 'pending')
    return { mark: 'shield', tone: 'hold', say: '3D Secure was asked for; no answer yet.' };
  return step.state === 'succeeded'
    ? { mark: 'shield', tone: 'hold', say: `3D Secure passed${after}.` }
    : { mark: 'failed', tone: 'bad', say: `3D Secure was not passed${after}.` };
}

function answerWords(step: Step, gateway: string | null, detail: TransactionDetail, telling: Telling): Words {
  const psp = pspInWords(step.gateway_name ?? gateway);
  if (step.state === 'failed')
    return {
      mark: 'failed',
      tone: 'bad',
      say: withReason(`Declined by ${psp}`, step),
      more: step.error_message,
    };
  if (step.state === 'pending') return { mark: 'pending', tone: 'off', say: `${psp} has not answered yet.` };
  const amount = words(step.amount ?? detail.amount, detail);
  if (step.kind === 'capture')
    return {
      mark: 'done',
      tone: 'good',
      say: `${amount} taken by ${psp} in one go.`,
      movement: step.movement,
    };
  return {
    mark: 'held',
    tone: 'hold',
    say: `Authorized by ${psp}: ${amount} held${until(detail, telling)}.`,
    held: step.held,
  };
}

/** Told while it matters; the API gives the deadline for payments that are still authorized alone. */
function until({ authorized_until }: TransactionDetail, { zone, now }: Telling): string {
  if (authorized_until === null) return '';
  return ` until ${shortMoment(zone, millis(authorized_until), now)}`;
}
