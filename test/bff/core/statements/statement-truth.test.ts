import { describe, expect, it } from 'vitest';
import type { PayoutRow } from '#contract/payout.ts';
import type { MissingPayouts, Statement, StatementLine } from '#contract/statement.ts';
import { DAYS_LATE } from '#domain/statement-group.ts';
import type { StatementEntry } from '#mocks/processout/engine/payout-statement.ts';
import { SAMPLE_FORMATS, sampleDays, sampleStatement } from '#mocks/processout/statements/sample.ts';
import type { SampleFormat } from '#mocks/processout/statements/sample.ts';
import { everyPayout, payoutsSynced } from '#test/bff/core/payouts/payouts-support.ts';
import { startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { dropped, linesOf, statementOf } from './bff-support.ts';
import { accept } from './read-support.ts';

const DAY_MS = 86_400_000;

/** Drops the shop's statement; its columns, where it has some, are as the headings suggest. */
async function dropSample(bff: TestBff, format: SampleFormat): Promise<Statement> {
  const { name, content } = sampleStatement(bff.simulator, format);
  const first = await dropped(bff, content, { name });
  return first.outcome === 'question'
    ? statementOf(bff, content, { name, mapping: accept(first.question) })
    : first.statement;
}

/** Banks number their bookings, so that a line is known by its reference. Lines that the truth gives to a payout must never be given to another one. */
function judge(lines: readonly StatementLine[], truth: readonly StatementEntry[]) {
  const entries = new Map(
    truth.flatMap((entry) => (entry.line ? [[entry.line.reference, entry] as const] : [])),
  );
  const told = { right: 0, wrong: [] as string[], unexpected: [] as string[] };
  for (const line of lines) {
    const entry = entries.get(line.reference ?? '');
    if (!entry) {
      told.unexpected.push(line.text);
      continue;
    }
    const { kind, payout_id: wanted } = entry;
    const isWanted =
      kind === 'plain'
        ? line.state === 'matched' && line.payout?.id === wanted
        : kind === 'unknown'
          ? line.state === 'unknown'
          : kind === 'double'
            ? line.state === 'several' && line.payout === null
            : line.state !== 'matched' && line.candidates.some(({ payout }) => payout.id === wanted);
    if (isWanted) told.right += 1;
    else told.wrong.push(`${kind} ${line.state} ${line.amount} ${line.text}`);
  }
  return told;
}

describe("a shop's bank statement of sixty days", () => {
  it.each(SAMPLE_FORMATS)('is told line by line as it is: %s', { timeout: 120_000 }, async (format) => {
    const bff = await startBff({ seed: 'norrland', size: 1_000, payouts: 'planted' });
    await payoutsSynced(bff);
    const { from, to } = sampleDays(bff.simulator);
    const truth = bff.simulator.payouts.statement(from, to);
    const statement = await dropSample(bff, format);
    const lines = await linesOf(bff, statement.id);
    expect(lines.length).toBeGreaterThan(40);
    const { wrong, unexpected, right } = judge(lines, truth);
    expect(wrong).toEqual([]);
    expect(unexpected).toEqual([]);
    expect(right).toBe(lines.length);
    await missingIsTrue(bff, truth, statement);
    await bff.stop();
  });
});

/** Payouts said to be missing are those that have no line, and none whose line may still come. */
async function missingIsTrue(
  bff: TestBff,
  truth: readonly StatementEntry[],
  { from, to }: Statement,
): Promise<void> {
  const { payouts } = await bff.read<MissingPayouts>('/api/statements/missing');
  const planted = new Set(truth.flatMap(({ kind, payout_id }) => (kind === 'missing' ? [payout_id] : [])));
  const settled = new Map((await everyPayout(bff)).map((row) => [row.id, row]));
  for (const { id } of payouts) expect([...planted, ...neverSent(settled)]).toContain(id);
  for (const id of planted) {
    const due = Date.parse(settled.get(id ?? '')?.settled_at ?? '');
    const isCovered = due > Date.parse(from) + 3 * DAY_MS && due < Date.parse(to) - (DAYS_LATE + 1) * DAY_MS;
    if (isCovered) expect(payouts.map((payout) => payout.id)).toContain(id);
  }
}

/** Payouts that are not received yet although they were due. */
function neverSent(payouts: ReadonlyMap<string, PayoutRow>): string[] {
  return [...payouts.values()].filter(({ status }) => status !== 'received').map(({ id }) => id);
}
