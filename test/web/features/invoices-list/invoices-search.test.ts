import { describe, expect, it } from 'vitest';
import { readInvoicesSearch } from '#web/features/invoices-list/invoices-search.ts';

describe('the address of the invoices', () => {
  it('knows days as the other lists do', () => {
    expect(readInvoicesSearch({ created: '7d', state: ['unpaid'] })).toEqual({
      created: '7d',
      state: ['unpaid'],
    });
  });

  it('leaves out days that there are not, and names them', () => {
    expect(readInvoicesSearch({ created: 'soon' })).toEqual({ ignored: ['created'] });
  });
});
