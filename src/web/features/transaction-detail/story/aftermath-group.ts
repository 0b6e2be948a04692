import type { RefundView, Step, TransactionDetail } from '#contract/transaction-detail.ts';
import { money } from '#domain/money.ts';
import { daySpan } from '#web/format/trail-time.ts';
import { listInWords } from '#web/format/words.ts';
import { reasonWords } from '#web/common/refund-reasons.ts';
import type { TimelineGroup, TimelineRow } from './rows.ts';
import { millis, pspInWords, withReason, words } from './voice.ts';
import type { Telling } from './voice.ts';

/** A result that came later than this is told as a row of its own. */
const LATER_MS = 60_000;

/** What happened to the money after the authorization, or null when nothing did. */
export function aftermathGroup(detail: TransactionDetail, { zone, now }: Telling): TimelineGroup | null {
  const rows = detail.aftermath.flatMap((step) => stepRows(step, detail));
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  return {
    key: 'aftermath',
    title: titleOf(detail),
    outcome: null,
    span: daySpan(zone, first.at, last.at, now),
    failed: false,
    pace: 'days',
    rows,
  };
}

function titleOf({ aftermath }: TransactionDetail): string {
  if (aftermath.some(({ kind }) => kind === 'payout')) return 'Payout to a card';
  return aftermath.some(({ kind }) => kind === 'capture') ? 'Capture and after' : 'Afterwards';
}

function stepRows(step: Step, detail: TransactionDetail): TimelineRow[] {
  const row = {
    id: step.id,
    at: millis(step.settled_at ?? step.at),
    code: step.error_code,
    available: step.available,
  };
  switch (step.kind) {
    case 'refund':
      return refundRows(step, detail);
    case 'capture':
      return [{ ...row, ...captureWords(step, detail), movement: step.movement, arn: step.arn }];
    case 'void':
      return [{ ...row, ...voidWords(step, detail) }];
    case 'increment':
      return [{ ...row, ...incrementWords(step, detail), held: step.held }];
    case 'chargeback':
      return [
        {
          ...row,
          mark: 'dispute',
          tone: 'bad',
          say: `Chargeback${of(step, detail)} by the customer’s bank.`,
          arn: step.arn,
        },
      ];
    case 'payout':
      return [{ ...row, ...payoutWords(step, detail) }];
    case 'request':
      return [{ ...row, mark: 'sent', tone: 'off', say: `${amountOf(step, detail)} was to be paid out.` }];
    default:
      return [{ ...row, ...otherWords(step, detail) }];
  }
}

type Words = Pick<TimelineRow, 'mark' | 'tone' | 'say' | 'more'>;

const by = ({ by: name }: Pick<Step, 'by'>): string => (name === null ? '' : ` by ${name}`);
const at = ({ gateway_name }: Step): string =>
  gateway_name === null ? '' : ` at ${pspInWords(gateway_name)}`;
const of = ({ amount }: Step, detail: TransactionDetail): string =>
  amount === null ? '' : ` of ${words(amount, detail)}`;

function captureWords(step: Step, detail: TransactionDetail): Words {
  if (step.state === 'failed')
    return {
      mark: 'failed',
      tone: 'bad',
      say: withReason(`Capture${of(step, detail)}${by(step)} failed${at(step)}`, step),
    };
  if (step.state === 'pending')
    return {
      mark: 'capturing',
      tone: 'hold',
      say: `Capture${of(step, detail)} sent${by(step)}; ${pspInWords(step.gateway_name)} has not confirmed it yet.`,
    };
  const amount = step.amount ?? detail.captured_amount;
  const partly =
    money(amount, detail.currency).minor < money(detail.authorized_amount, detail.currency).minor;
  const whole = partly ? ` of ${words(detail.authorized_amount, detail)}` : '';
  return {
    mark: 'done',
    tone: 'good',
    say: `${words(amount, detail)}${whole} captured${by(step) || at(step)}.`,
  };
}

function voidWords(step: Step, detail: TransactionDetail): Words {
  if (step.state === 'failed')
    return { mark: 'failed', tone: 'bad', say: withReason(`Voiding${by(step)} failed${at(step)}`, step) };
  if (step.state === 'pending')
    return {
      mark: 'voided',
      tone: 'off',
      say: `Void sent${by(step)}; ${pspInWords(step.gateway_name)} has not confirmed it yet.`,
    };
  return { mark: 'voided', tone: 'off', say: `Voided${by(step)}: the hold${of(step, detail)} was released.` };
}

function incrementWords(step: Step, detail: TransactionDetail): Words {
  if (step.state === 'failed')
    return {
      mark: 'failed',
      tone: 'bad',
      say: withReason(`Raising the hold${by(step)} failed${at(step)}`, step),
    };
  if (step.state === 'pending')
    return {
      mark: 'pending',
      tone: 'off',
      say: `A raise${of(step, detail)} was sent${by(step)}; no answer yet.`,
    };
  const held = step.held === null ? '' : ` to ${words(step.held, detail)}`;
  return {
    mark: 'held',
    tone: 'hold',
    say: `Hold raised${step.amount === null ? '' : ` by ${words(step.amount, detail)}`}${held}${step.by === null ? '' : `, asked for by ${step.by}`}.`,
  };
}

const amountOf = ({ amount }: Step, detail: TransactionDetail): string =>
  amount === null ? 'Money' : words(amount, detail);

/** Money that goes out to a card. */
function payoutWords(step: Step, detail: TransactionDetail): Words {
  if (step.state === 'failed')
    return {
      mark: 'failed',
      tone: 'bad',
      say: withReason(`Paying out${of(step, detail)} failed${at(step)}`, step),
    };
  return step.state === 'succeeded'
    ? { mark: 'done', tone: 'back', say: `${amountOf(step, detail)} paid out to the card${at(step)}.` }
    : {
        mark: 'pending',
        tone: 'off',
        say: `${amountOf(step, detail)} sent to the card; ${pspInWords(step.gateway_name)} has not confirmed it yet.`,
      };
}

function otherWords(step: Step, detail: TransactionDetail): Words {
  if (step.kind === 'authorization')
    return { mark: 'held', tone: 'hold', say: `Authorized again${at(step)}${of(step, detail)}.` };
  return {
    mark: 'sent',
    tone: 'off',
    say: `ProcessOut recorded another operation${at(step)}${of(step, detail)}.`,
  };
}

/** Sent, and what became of it: one row when the answer came at once, two when it came later. */
function refundRows(step: Step, detail: TransactionDetail): TimelineRow[] {
  const refund = detail.refunds.find(({ id }) => id === step.refund_id) ?? null;
  const settled = step.settled_at === null ? null : millis(step.settled_at);
  const late = settled !== null && settled - millis(step.at) >= LATER_MS;
  const failed = step.state === 'failed';
  const sent: TimelineRow = {
    id: step.id,
    at: millis(step.at),
    mark: failed && !late ? 'failed' : 'partly-refunded',
    tone: failed && !late ? 'bad' : 'back',
    say: sentWords(step, refund, detail, late),
    more: refundNote(refund),
    code: late ? null : step.error_code,
    arn: late ? null : step.arn,
    movement: step.movement,
    struck: failed ? step.amount : null,
    available: step.available,
  };
  if (!late) return [sent];
  const psp = pspInWords(step.gateway_name);
  const answer: Words = failed
    ? {
        mark: 'failed',
        tone: 'bad',
        say: withReason(`The refund failed later${at(step)}`, step),
        more: 'The money is still with you.',
      }
    : {
        mark: 'done',
        tone: 'good',
        say: `${psp.charAt(0).toUpperCase()}${psp.slice(1)} confirmed the refund.`,
      };
  return [sent, { id: `${step.id}-answer`, at: settled, ...answer, code: step.error_code, arn: step.arn }];
}

function sentWords(step: Step, refund: RefundView | null, detail: TransactionDetail, late: boolean): string {
  const what = `Refund${of(step, detail)}`;
  const who = by({ by: step.by ?? refund?.by ?? null });
  const lines = refundedLines(refund, detail);
  const about = lines === null ? '' : `: ${lines}`;
  if (step.state === 'failed' && !late) return withReason(`${what}${who} failed${at(step)}`, step);
  if (step.state === 'pending')
    return `${what} sent${who}${about}; ${pspInWords(step.gateway_name)} has not confirmed it yet.`;
  return `${what} sent${who}${about}.`;
}

/** "Trail socks and Shipping": null when it names no lines, or every line of the order. */
function refundedLines(refund: RefundView | null, { lines }: TransactionDetail): string | null {
  if (!refund || refund.invoice_detail_ids.length === 0 || refund.invoice_detail_ids.length >= lines.length)
    return null;
  const names = lines.filter(({ id }) => refund.invoice_detail_ids.includes(id)).map(({ name }) => name);
  return names.length === 0 || names.length > 3 ? null : listInWords(names);
}

/** "Customer request. “Wrong size.”" */
function refundNote(refund: RefundView | null): string | null {
  if (!refund) return null;
  const reason = refund.reason === null ? null : `${reasonWords(refund.reason)}.`;
  const note = refund.information ? `“${refund.information}”` : null;
  return [reason, note].filter(Boolean).join(' ') || null;
}
