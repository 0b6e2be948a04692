import type { SimInvoiceDetail } from '../invoice-model.ts';
import { ARTICLES, PRICE_LISTS, SHIPPING_NAMES, TRAIL_CLUB_BOX } from './catalogue.ts';
import type { Article, PriceList } from './catalogue.ts';
import { at, weighted } from './prng.ts';
import type { Stream } from './prng.ts';

const LINE_COUNTS = weighted([
  [1, 38],
  [2, 30],
  [3, 16],
  [4, 9],
  [5, 5],
  [6, 2],
] as const);
const QUANTITIES = weighted([
  [1, 84],
  [2, 12],
  [3, 3],
  [6, 1],
] as const);
const DISCOUNT_PERCENTS = [5, 10, 15, 20, 30] as const;
const DISCOUNT_SHARE = 0.11;
/** KWD lines weighed to the fils, so that the third decimal is used. */
const ODD_FILS_SHARE = 0.3;

export interface Basket {
  readonly details: SimInvoiceDetail[];
  /** Sum of the lines, in minor units. */
  readonly amount: bigint;
}

function price(article: Article, list: PriceList): number {
  return Math.max(1, Math.round((article.cents * list.rate) / list.step)) * list.step - list.below;
}

type Line = Omit<SimInvoiceDetail, 'id'>;

function articleLine(stream: Stream, currency: string, list: PriceList): Line {
  const article = stream.pick(ARTICLES);
  const size = article.sizes.length > 0 ? stream.pick(article.sizes) : null;
  const odd = currency === 'KWD' && stream.chance(ODD_FILS_SHARE) ? stream.between(1, 24) : 0;
  const unit = price(article, list) + odd;
  const quantity = unit > list.freeShippingFrom ? 1 : stream.choose(QUANTITIES);
  const discount = stream.chance(DISCOUNT_SHARE)
    ? Math.floor((unit * quantity * stream.pick(DISCOUNT_PERCENTS)) / 100)
    : 0;
  return {
    name: size === null ? article.name : `${article.name}, ${size}`,
    type: 'product',
    amount: BigInt(unit),
    quantity,
    discount_amount: discount > 0 ? BigInt(discount) : null,
    reference: size === null ? article.reference : `${article.reference}-${size}`,
    description: null,
  };
}

function shippingLine(stream: Stream, list: PriceList): Line {
  const choice = stream.between(0, list.shipping.length - 1);
  return {
    name: at(SHIPPING_NAMES, choice),
    type: 'shipping',
    amount: BigInt(at(list.shipping, choice)),
    quantity: 1,
    discount_amount: null,
    reference: null,
    description: null,
  };
}

/** What a line adds to the invoice: quantity times price, less its discount. */
export function lineTotal(line: Omit<SimInvoiceDetail, 'id'>): bigint {
  return line.amount * BigInt(line.quantity) - (line.discount_amount ?? 0n);
}

function total(lines: readonly Line[]): bigint {
  return lines.reduce((sum, line) => sum + lineTotal(line), 0n);
}

function pack(lines: readonly Line[], detailId: (n: number) => string): Basket {
  return { details: lines.map((line, n) => ({ id: detailId(n), ...line })), amount: total(lines) };
}

function priceList(currency: string): PriceList {
  const list = PRICE_LISTS[currency];
  if (!list) throw new RangeError(`The shop does not sell in ${currency}`);
  return list;
}

export function fillBasket(stream: Stream, currency: string, detailId: (n: number) => string): Basket {
  const list = priceList(currency);
  const drawn = Array.from({ length: stream.choose(LINE_COUNTS) }, () => articleLine(stream, currency, list));
  const lines = drawn.filter((line, n) => drawn.findIndex(({ name }) => name === line.name) === n);
  if (total(lines) < BigInt(list.freeShippingFrom)) lines.push(shippingLine(stream, list));
  return pack(lines, detailId);
}

/** The monthly box: one line, shipping included. */
export function clubBox(month: string, currency: string, detailId: (n: number) => string): Basket {
  const line: Line = {
    name: TRAIL_CLUB_BOX.name,
    type: 'subscription',
    amount: BigInt(price(TRAIL_CLUB_BOX, priceList(currency))),
    quantity: 1,
    discount_amount: null,
    reference: TRAIL_CLUB_BOX.reference,
    description: month,
  };
  return pack([line], detailId);
}
