import { idKind } from '#domain/ids.ts';

/**
 * Where an id leads: to the page of its object, or, for an object without a page of its own, to the payment that it belongs to or the events that name it.
 * Null for texts that are no id, and for objects that no event names.
 */
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
    case 'event':
      return { to: '/events/$eventId', params: { eventId: id } } as const;
    case 'refund':
      // It has no page: its payment is the one that is found by it.
      return { to: '/transactions', search: { q: id } } as const;
    case 'token':
    case 'card':
      return { to: '/events', search: { object_id: id } } as const;
    default:
      return null;
  }
}
