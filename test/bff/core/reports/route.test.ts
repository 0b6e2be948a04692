import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#contract/errors.ts';
import { overviewReport } from '#contract/reports.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { reportPath } from './questions.ts';

const MARCH = {
  period_gte: '2026-02-28T23:00:00Z',
  period_lt: '2026-03-31T22:00:00Z',
  zone: 'Europe/Stockholm',
} as const;

describe('a report', () => {
  let bff: TestBff;
  beforeAll(async () => {
    bff = await startBff({ size: 20 });
    await bff.synced();
  });
  afterAll(() => bff.stop());

  it.each([
    [{ zone: 'Mars/Olympus' }, { zone: 'is not a time zone that is known here' }],
    [{ zone: 'no zone' }, { zone: 'is not a time zone' }],
    [{ period_lt: MARCH.period_gte }, { period_lt: 'is not after period_gte' }],
    [{ period_gte: '2020-01-01T00:00:00Z' }, { period_lt: 'is more than three years after period_gte' }],
    [{ period_gte: 'yesterday' }, { period_gte: 'is not an RFC 3339 time' }],
    [{ currency: ['EURO'] }, { currency: 'is not an ISO 4217 currency code' }],
    [{ gateway: ['a b'] }, { gateway: 'is not a known name' }],
    [{ bucket: 'hour' as 'day' }, { bucket: 'must be one of: day, week, month' }],
    [{ colour: 'red' }, { colour: 'is not a known parameter' }],
  ])('that cannot be asked for (%j) names what is wrong', async (changes, fields) => {
    const reply = await bff.get(reportPath('overview', { ...MARCH, ...changes }));
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as ErrorBody;
    expect(error).toMatchObject({ code: 'invalid_request', fields });
  });

  it('has the days of its zone, one of them an hour short, and compares with as many', async () => {
    const report = overviewReport.parse(await bff.read(reportPath('overview', MARCH)));
    expect(report.before).toEqual({ from: '2026-01-28T23:00:00Z', to: MARCH.period_gte });
    for (const { buckets } of report.volumes) {
      expect(buckets).toHaveLength(31);
      const hours = buckets.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 3_600_000);
      expect(hours.filter((one) => one === 23)).toHaveLength(1);
    }
    expect(report.volumes.length).toBeGreaterThan(0);
  });

  it('of a time before the first payment says that there was nothing', async () => {
    const long = { ...MARCH, period_gte: '2009-01-01T00:00:00Z', period_lt: '2010-01-01T00:00:00Z' };
    const report = overviewReport.parse(await bff.read(reportPath('overview', long)));
    const nothing = { now: null, before: null, direction: null };
    expect(report).toMatchObject({
      complete: true,
      volumes: [],
      psps: [],
      rates: { approval: nothing, refund: nothing, dispute: nothing },
      saved_by_retry: 0,
    });
  });
});
