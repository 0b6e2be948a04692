import type { PayoutItemType, PayoutPart } from '#domain/payout.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';

interface PartWords {
  readonly title: string;
  /** One row of it and many: "sale", "sales". */
  readonly one: string;
  readonly many: string;
  /** The rows that it is made of. */
  readonly type: PayoutItemType;
}

export const PART_WORDS: Readonly<Record<PayoutPart, PartWords>> = {
  sales: { title: 'Sales', one: 'sale', many: 'sales', type: 'sale' },
  refunds: { title: 'Refunds', one: 'refund', many: 'refunds', type: 'refund' },
  chargebacks: { title: 'Chargebacks', one: 'chargeback', many: 'chargebacks', type: 'chargeback' },
  fees: { title: 'Fees', one: 'fee', many: 'fees', type: 'fee' },
  adjustments: { title: 'Adjustments', one: 'adjustment', many: 'adjustments', type: 'adjustment' },
  reserve: { title: 'Reserve', one: 'reserve', many: 'reserves', type: 'reserve' },
};

interface TypeView {
  readonly word: string;
  readonly mark: MarkName;
  readonly tone: Tone;
}

/** What a row of a payout is, as staff say it. */
export const ITEM_TYPE_VIEWS: Readonly<Record<PayoutItemType, TypeView>> = {
  sale: { word: 'Sale', mark: 'done', tone: 'good' },
  refund: { word: 'Refund', mark: 'partly-refunded', tone: 'back' },
  chargeback: { word: 'Chargeback', mark: 'dispute', tone: 'bad' },
  fee: { word: 'Fee', mark: 'live', tone: 'off' },
  adjustment: { word: 'Adjustment', mark: 'live', tone: 'off' },
  reserve: { word: 'Reserve', mark: 'live', tone: 'off' },
};
