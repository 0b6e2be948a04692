import { idKind } from '#domain/ids.ts';

/** The page of the object that an id names; null for texts that are no id, and for objects without a page. */
export function idTarget(id: string) {
  switch (idKind(id)) {
    case 'transaction':
      return { to: '/transactions/$transactionId', params: { transactionId: id } } as const;
    case 'invoice':
      return { to: '/invoices/$invoiceId', params: { invoiceId: id } } as const;
    case 'customer':
      return { to: '/customers/$customerId', params: { customerId: id } } as const;
    case 'payout':
      return { to: '/payouts/$payoutId', params: { payoutId: id } } as const;
    default:
      return null;
  }
}
