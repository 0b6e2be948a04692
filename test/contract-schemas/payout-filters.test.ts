import { describe, expect, it } from 'vitest';
import {
  parsePayoutCountQuery,
  parsePayoutItemsQuery,
  parsePayoutListQuery,
} from '#contract/payout-filters.ts';
import { parseReportQuery } from '#contract/reports.ts';
import { parseUnsettledQuery } from '#contract/settlement.ts';

const PAYOUT = `payt_${'a'.repeat(32)}`;
const ITEM = `payt_itm_${'b'.repeat(32)}`;

function params(query: string): URLSearchParams {
  return new URLSearchParams(query);
}

describe('the query of the payouts list', () => {
  it('reads every filter, with its page', () => {
    const query = `status=received&status=in-flight&gateway=adyen&currency=EUR&bank=SEB&settled_gte=2026-11-01T00:00:00Z&unmatched=true&unexplained=true&q=PO-2231&start_after=${PAYOUT}`;
    expect(parsePayoutListQuery(params(query))).toMatchObject({
      ok: true,
      value: {
        status: ['received', 'in-flight'],
        bank: ['SEB'],
        unmatched: 'true',
        limit: 25,
        order: 'desc',
      },
    });
  });

  it('names what is wrong', () => {
    const query = `status=lost&settled_lt=yesterday&unexplained=yes&colour=red&end_before=${ITEM}`;
    const parsed = parsePayoutListQuery(params(query));
    expect(parsed.ok || Object.keys(parsed.fields).sort()).toEqual([
      'colour',
      'end_before',
      'settled_lt',
      'status',
      'unexplained',
    ]);
  });

  it('takes one cursor, and for a count no page', () => {
    const both = parsePayoutListQuery(params(`start_after=${PAYOUT}&end_before=${PAYOUT}`));
    expect(both).toMatchObject({ ok: false, fields: { end_before: expect.any(String) } });
    expect(parsePayoutCountQuery(params('limit=10'))).toMatchObject({ ok: false });
  });
});

describe('the query of the items of a payout', () => {
  it('takes types, ids of items and their cursors', () => {
    const query = `type=fee&type=sale&id=${ITEM}&without_transaction=true&start_after=${ITEM}&limit=10`;
    expect(parsePayoutItemsQuery(params(query))).toMatchObject({
      ok: true,
      value: { type: ['fee', 'sale'], id: [ITEM], limit: 10 },
    });
    expect(parsePayoutItemsQuery(params(`start_after=${PAYOUT}`))).toMatchObject({ ok: false });
  });
});

describe('the query of unsettled payments', () => {
  it('starts with the oldest', () => {
    expect(parseUnsettledQuery(params('gateway=adyen&late=true'))).toMatchObject({
      ok: true,
      value: { order: 'asc', late: 'true' },
    });
  });
});

describe('the query of a report', () => {
  const period = 'period_gte=2026-10-01T00:00:00%2B02:00&period_lt=2026-11-01T00:00:00%2B01:00';

  it('takes a period and the zone of its days', () => {
    expect(parseReportQuery(params(`${period}&zone=Europe/Stockholm&bucket=month`))).toMatchObject({
      ok: true,
      value: { zone: 'Europe/Stockholm', bucket: 'month' },
    });
  });

  it('refuses a period that ends before it begins, or is endless, or has no zone', () => {
    const turned = 'period_gte=2026-11-01T00:00:00Z&period_lt=2026-10-01T00:00:00Z&zone=UTC';
    expect(parseReportQuery(params(turned))).toMatchObject({ fields: { period_lt: expect.any(String) } });
    const endless = 'period_gte=1990-11-01T00:00:00Z&period_lt=2026-10-01T00:00:00Z&zone=UTC';
    expect(parseReportQuery(params(endless))).toMatchObject({ fields: { period_lt: expect.any(String) } });
    expect(parseReportQuery(params(period))).toMatchObject({ fields: { zone: expect.any(String) } });
    expect(parseReportQuery(params(`${period}&zone=../etc`))).toMatchObject({ ok: false });
  });
});
