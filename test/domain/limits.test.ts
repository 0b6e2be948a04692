import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES, capabilitiesOf, may, permissionsOf, refusalOf, ROLES } from '#domain/access.ts';
import { refuseAll } from '#domain/actions.ts';
import { defaultLimit, freeRefund } from '#domain/limits.ts';
import { compare, formatDecimal, money } from '#domain/money.ts';

describe('what a role may do', () => {
  it('is as the table says, and nothing else', () => {
    expect(Object.fromEntries(ROLES.map((role) => [role, capabilitiesOf(role)]))).toEqual({
      viewer: ['view'],
      support: ['view', 'refund', 'customers', 'invoices', 'notes'],
      finance: CAPABILITIES.filter((capability) => !['people', 'limits'].includes(capability)),
      admin: ['view', 'notes', 'close', 'audit', 'people', 'limits'],
    });
  });

  it('comes with a sentence where it may not', () => {
    for (const role of ROLES) {
      for (const capability of CAPABILITIES) {
        const refusal = refusalOf(role, capability);
        expect(refusal === null).toBe(may(role, capability));
        if (refusal !== null) expect(refusal).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('narrows what a payment allows, and keeps the reasons that lie in the payment', () => {
    const open = { allowed: true, max: '10' } as const;
    const all = { refund: open, void: open, capture: open, increment: open };
    expect(permissionsOf('finance', all)).toEqual(all);
    expect(permissionsOf('support', all).refund).toEqual(open);
    expect(permissionsOf('support', all).void).toMatchObject({
      allowed: false,
      reason: refusalOf('support', 'void'),
    });
    expect(permissionsOf('viewer', refuseAll('Nothing was paid yet.'))).toEqual(
      refuseAll('Nothing was paid yet.'),
    );
  });
});

describe('what may be refunded without a second person', () => {
  it('is the limit per refund, or what is left of the day if that is less', () => {
    const limit = { per_refund: '100', per_day: '250' };
    const free = (spent: string) => formatDecimal(freeRefund(limit, money(spent, 'EUR')));
    expect(['0', '150', '150.01', '249.99', '250', '900'].map(free)).toEqual([
      '100.00',
      '100.00',
      '99.99',
      '0.01',
      '0.00',
      '0.00',
    ]);
    expect(formatDecimal(freeRefund(null, money('0', 'BHD')))).toBe('0.000');
    expect(defaultLimit('support', 'XAF')).toBeNull();
  });

  it('never takes a day above its limit, in currencies of 0, 2 and 3 decimals', () => {
    const currency = fc.constantFrom('JPY', 'EUR', 'KWD');
    fc.assert(
      fc.property(currency, fc.array(fc.integer({ min: 1, max: 40_000 })), (code, asks) => {
        const limit = { per_refund: '90', per_day: '200' };
        let spent = { ...money('0', code) };
        for (const minor of asks) {
          const amount = { ...spent, minor: BigInt(minor) };
          if (compare(amount, freeRefund(limit, spent)) <= 0)
            spent = { ...spent, minor: spent.minor + amount.minor };
        }
        expect(compare(spent, money(limit.per_day, code))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
