import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { accountNames, isIban } from '#domain/bank-account.ts';

describe('the names of one bank account', () => {
  it.each([
    ['DE89370400440532013000', ['37040044/0532013000', '37040044/532013000']],
    ['AT611904300234573201', ['19043/00234573201', '19043/234573201']],
  ])('%s is the same as %j', (iban, others) => {
    expect(accountNames(iban)).toEqual([iban, ...others]);
    for (const other of others) expect(accountNames(other)).toEqual([iban, ...others]);
  });

  it.each(['NL44RABO0123456789', 'DE00370400440532013000', '0532013000', '20325312345678', ''])(
    '%s has no other',
    (name) => {
      expect(accountNames(name)).toEqual([name]);
    },
  );

  it('come to one IBAN that is right, whatever the number', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${String(length)}}$`));
    const property = fc.property(digits(8), digits(10), (bank, account) => {
      const names = accountNames(`${bank}/${account}`);
      expect(isIban(names[0])).toBe(true);
      for (const name of names) expect(accountNames(name)).toEqual(names);
    });
    fc.assert(property, { seed: 19 });
  });
});
