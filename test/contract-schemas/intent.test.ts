import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { captureBody, incrementBody, refundBody, voidBody } from '#contract/intent.ts';

const version = 'f1a2';
const money = { version, amount: '12.50', currency: 'EUR' };
const refund = { ...money, reason: 'customer_request', invoice_detail_ids: [] };
const fieldsOf = (schema: z.ZodMiniType, body: unknown): string[] => {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
  );
};

describe('the body of a money action', () => {
  it.each([
    ['refund', refundBody, { ...refund, information: 'Wrong size', invoice_detail_ids: ['iv_det_1'] }],
    [
      'capture',
      captureBody,
      { ...money, invoice_detail_ids: ['iv_det_1'], statement_descriptor: 'NORRLAND 1./2' },
    ],
    ['increment', incrementBody, money],
    ['void', voidBody, { version }],
  ])('of a %s is taken as documented', (_name, schema, body) => {
    expect(z.parse(schema, body)).toEqual(body);
  });

  it.each(['version', 'amount', 'currency', 'reason', 'invoice_detail_ids'])(
    'of a refund is refused without %s, which upstream would read as "everything"',
    (field) => {
      expect(fieldsOf(refundBody, { ...refund, [field]: undefined })).toEqual([field]);
      expect(fieldsOf(refundBody, { ...refund, [field]: null })).toEqual([field]);
    },
  );

  it.each(['', '-1', '+1', '1,5', '1e3', ' 1', '.5', '1.', '1.23456', '1234567890123456', 12.5, null])(
    'is refused for the amount %j',
    (amount) => {
      expect(fieldsOf(refundBody, { ...refund, amount })).toEqual(['amount']);
      expect(fieldsOf(incrementBody, { ...money, amount })).toEqual(['amount']);
    },
  );

  it.each([
    ['currency', 'eur'],
    ['currency', ''],
    ['reason', 'other'],
    ['information', 'x'.repeat(501)],
    ['invoice_detail_ids', ['../1']],
    ['invoice_detail_ids', 'iv_det_1'],
    ['invoice_detail_ids', Array.from({ length: 201 }, () => 'iv_det_1')],
    ['version', ''],
    ['version', 'x'.repeat(101)],
    ['amount_local', '1'],
  ])('of a refund is refused for %s %j', (field, value) => {
    expect(fieldsOf(refundBody, { ...refund, [field]: value })).toEqual([field]);
  });

  it('is refused for fields that other actions have', () => {
    expect(fieldsOf(voidBody, money)).toEqual(['amount', 'currency']);
    expect(fieldsOf(incrementBody, refund)).toEqual(['reason', 'invoice_detail_ids']);
  });

  it('does not touch what all objects share', () => {
    const body: unknown = JSON.parse(`{ "version": "1", "__proto__": { "isAdmin": true } }`);
    expect(fieldsOf(voidBody, body)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});
