import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PayoutPage } from '#contract/payout.ts';
import type { PayoutChoices, Statement, StatementLine, StatementPage } from '#contract/statement.ts';
import { sampleStatement } from '#mocks/processout/statements/sample.ts';
import { everyPayout, payoutsSynced } from '#test/bff/core/payouts/payouts-support.ts';
import { OPERATOR, startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { drop, dropped, linesOf, remove, statementOf } from './bff-support.ts';
import { fixture } from './read-support.ts';

let bff: TestBff;
let statement: Statement;
let content: string;

beforeEach(async () => {
  bff = await startBff({ seed: 'one', size: 400, payouts: 'planted' });
  await payoutsSynced(bff);
  ({ content } = sampleStatement(bff.simulator, 'camt'));
  statement = await statementOf(bff, content);
});
afterEach(() => bff.stop());

const linePath = (line: StatementLine) => `/api/statements/${statement.id}/lines/${String(line.id)}`;

async function lineIn(state: StatementLine['state']): Promise<StatementLine> {
  const [line] = await linesOf(bff, statement.id, `&state=${state}`);
  if (!line) throw new Error(`no line is ${state}`);
  return line;
}

async function decide(line: StatementLine, payoutId: string | null, version = 0): Promise<Response> {
  return bff.post(`${linePath(line)}/match`, { payout_id: payoutId, version });
}

async function decided(...args: Parameters<typeof decide>): Promise<StatementLine> {
  const reply = await decide(...args);
  expect(reply.status).toBe(200);
  return ((await reply.json()) as { line: StatementLine }).line;
}

async function bankMatch(payoutId: string): Promise<string | undefined> {
  const { payouts } = await bff.read<PayoutPage>(`/api/payouts?id=${payoutId}`);
  return payouts[0]?.bank_match;
}

describe('a statement that is dropped again', () => {
  it('changes nothing', async () => {
    const before = await linesOf(bff, statement.id);
    const again = await drop(bff, content, { name: 'copy.xml' });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ outcome: 'known', statement: { id: statement.id } });
    expect(await linesOf(bff, statement.id)).toEqual(before);
    expect((await bff.read<StatementPage>('/api/statements')).statements).toHaveLength(1);
  });

  it('counts lines once that a longer one repeats, and keeps them when the first is removed', async () => {
    const matched = await lineIn('matched');
    await decided(matched, matched.payout?.id ?? '');
    const longer = content.replace(
      /<\/Stmt>/,
      '<Ntry><Amt Ccy="EUR">1.01</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-09</Dt></BookgDt></Ntry></Stmt>',
    );
    const second = await statementOf(bff, longer, { name: 'longer.xml' });
    expect(second.states['repeated']).toBe(statement.lines_count);
    expect((await linesOf(bff, second.id, '&state=repeated'))[0]?.repeats).toMatchObject({
      statement_id: statement.id,
    });
    expect((await remove(bff, `/api/statements/${statement.id}`)).status).toBe(200);
    const left = await linesOf(bff, second.id, '&state=matched');
    expect(left.find(({ reference }) => reference === matched.reference)?.decisions).toHaveLength(1);
    expect(await linesOf(bff, second.id, '&state=repeated')).toEqual([]);
  });
});

describe('a decision by hand', () => {
  it('is told to open screens, as is a statement that comes or goes', async () => {
    const reader = (await bff.get('/api/live')).body?.getReader();
    const told = async (): Promise<void> => {
      let text = '';
      while (!text.includes(JSON.stringify({ type: 'statements' })))
        text += new TextDecoder().decode((await reader?.read())?.value);
    };
    await decided(await lineIn('likely'), null);
    await told();
    await remove(bff, `/api/statements/${statement.id}`);
    await told();
    await statementOf(bff, content);
    await told();
    await reader?.cancel();
  });

  it('accepts what was found, and says who did and when', async () => {
    const line = await decided(await lineIn('likely'), (await lineIn('likely')).payout?.id ?? '');
    expect(line).toMatchObject({ state: 'matched', difference: null });
    expect(line.decisions).toMatchObject([
      { kind: 'payout', by: { id: OPERATOR.id, name: OPERATOR.name }, payout_id: line.payout?.id },
    ]);
    expect(await bankMatch(line.payout?.id ?? '')).toBe('matched');
  });

  it('chooses one of several: the other line is told anew', async () => {
    const several = await linesOf(bff, statement.id, '&state=several');
    const [line] = several;
    const payout = line?.candidates[0]?.payout;
    if (!line || !payout) throw new Error('no line fits several');
    expect(await bankMatch(payout.id)).toBe('several');
    await decided(line, payout.id);
    const after = await linesOf(bff, statement.id, '&state=several');
    expect(after.flatMap(({ candidates }) => candidates.map((each) => each.payout.id))).not.toContain(
      payout.id,
    );
    expect(after.length).toBeLessThan(several.length);
  });

  it('says that a line is no payout, and can be taken back with all that was decided kept', async () => {
    const line = await lineIn('matched');
    const set = await decided(line, null);
    expect(set).toMatchObject({ state: 'not_payout', payout: null });
    expect(await bankMatch(line.payout?.id ?? '')).not.toBe('matched');
    const back = await remove(bff, `${linePath(line)}/match?version=1`);
    const { line: after } = (await back.json()) as { line: StatementLine };
    expect(after).toMatchObject({ state: 'matched', payout: { id: line.payout?.id } });
    expect(after.decisions.map(({ kind }) => kind)).toEqual(['undone', 'not_payout']);
  });

  it('chooses a payout of another amount, with the difference said', async () => {
    const line = await lineIn('unknown');
    const { payouts } = await bff.read<PayoutChoices>(`${linePath(line)}/payouts`);
    expect(payouts.every(({ currency }) => currency === line.currency)).toBe(true);
    const chosen = await decided(line, payouts[0]?.id ?? '');
    expect(chosen.state).toBe('matched');
    expect(chosen.difference).not.toBeNull();
  });

  it('is refused when somebody else decided meanwhile, or the payout is taken', async () => {
    const line = await lineIn('matched');
    const id = line.payout?.id ?? '';
    await decided(line, id);
    const late = await decide(line, null);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Test Operator decided about this line meanwhile.');
    const other = (await linesOf(bff, statement.id)).find(
      ({ id: otherId, currency }) => otherId !== line.id && currency === line.currency,
    );
    if (!other) throw new Error('only one line in that currency');
    const taken = await decide(other, id);
    expect(taken.status).toBe(409);
    expect(await taken.text()).toContain('Take that back first.');
  });

  it('names what is wrong with it', async () => {
    const line = await lineIn('matched');
    const foreign = (await everyPayout(bff)).find(({ currency }) => currency !== line.currency);
    expect((await decide(line, `payt_${'0'.repeat(32)}`)).status).toBe(400);
    expect(await (await decide(line, foreign?.id ?? '')).text()).toContain('and the line is in');
    expect((await decide({ ...line, id: 999_999 }, null)).status).toBe(404);
    expect((await bff.get('/api/statements/bs_none/lines')).status).toBe(404);
    expect((await remove(bff, '/api/statements/bs_none')).status).toBe(404);
    expect((await bff.get(`/api/statements/${statement.id}/lines?state=maybe`)).status).toBe(400);
  });
});

describe('a file', () => {
  it('that cannot be read stores nothing and says which line', async () => {
    const reply = await drop(bff, content.replace('<Sts>BOOK</Sts>', '<Sts>BOOK</Sts>').replace('CRDT', 'X'));
    expect(reply.status).toBe(400);
    expect(await reply.text()).toMatch(/Line \d+: “X” is neither credit nor debit\. Nothing was stored\./);
    expect((await bff.read<StatementPage>('/api/statements')).statements).toHaveLength(1);
  });

  it('that is too large, or no base 64, is refused', async () => {
    expect((await drop(bff, new Uint8Array(6 * 1024 * 1024 + 1))).status).toBe(400);
    const reply = await bff.post('/api/statements', { name: 'x', content_base64: '*' });
    expect(await reply.text()).toContain('is not base 64');
  });

  it('whose columns are known by their headings is not asked about again, until it is removed', async () => {
    const first = await dropped(bff, fixture('csv-hsbc.csv'), { name: 'a.csv' });
    if (first.outcome !== 'question') throw new Error('nothing was asked');
    expect(first.question.unclear).toEqual(['columns']);
    const mapping = { ...first.question.guess, currency: 'GBP' };
    const stored = await statementOf(bff, fixture('csv-hsbc.csv'), { name: 'a.csv', mapping });
    const later = 'Date,Type,Description,Paid Out,Paid In,Balance\n01/12/2026,CR,PAYPAL PO-1,,5.00,1.00\n';
    expect(await dropped(bff, later)).toMatchObject({
      outcome: 'stored',
      statement: { lines_count: 1, from: '2026-12-01' },
    });
    await remove(bff, `/api/statements/${stored.id}`);
    expect(await dropped(bff, later.replace('01/12', '02/12'))).toMatchObject({ outcome: 'question' });
  });

  it('with dates that can be read in two ways is asked about', async () => {
    const file = 'Date,Text,Amount\n03/04/2026,a,1.00\n05/06/2026,b,2.00\n';
    const first = await dropped(bff, file);
    if (first.outcome !== 'question') throw new Error('nothing was asked');
    const mapping = { ...first.question.guess, currency: 'EUR' };
    const second = await dropped(bff, file, { mapping });
    expect(second).toMatchObject({ outcome: 'question', question: { unclear: ['date_order'] } });
    if (second.outcome === 'question')
      expect(second.question.columns[0]?.date_orders).toEqual([
        { order: 'dmy', text: '03/04/2026', reads: '2026-04-03' },
        { order: 'mdy', text: '03/04/2026', reads: '2026-03-04' },
      ]);
    expect(await statementOf(bff, file, { mapping: { ...mapping, date_order: 'mdy' } })).toMatchObject({
      from: '2026-03-04',
    });
  });
});
