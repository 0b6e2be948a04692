import { isCurrency } from '#domain/currency.ts';
import type { SimProduct } from '../engine/engine.ts';
import type { Fields } from '../http/body.ts';
import { listReply, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { invalid, notFound } from '../http/errors.ts';
import { given, positiveAmount } from '../http/fields.ts';
import { currencyCode, pairs, read, readChanges, required, upTo, url } from '../http/limits.ts';
import type { Reader } from '../http/limits.ts';
import type { Expansion } from '../http/expand.ts';
import type { Rendering, Wire } from '../http/render-context.ts';
import { projectOf } from '../http/render-project.ts';
import { decimal, timestamp } from '../http/wire-format.ts';
import { makeInvoice } from './invoices.ts';

/**
 * Products: what is sold again and again for the same price. The reference has none; fields and calls are those of the
 * SDKs, limits those of the invoices that they become.
 */
const shape = (currency: string) => ({
  name: upTo(80),
  currency: currencyCode,
  amount: ((fields, name) => positiveAmount(fields, name, currency)) as Reader<bigint | null>,
  metadata: pairs,
  return_url: url,
  cancel_url: url,
});

const newShape = (currency: string) => {
  const { name, amount, currency: code, ...more } = shape(currency);
  return {
    name: required(name, 'missing-name'),
    amount: required(amount, 'invalid-amount'),
    currency: required(code, 'missing-currency'),
    ...more,
  };
};

/** Amounts without a known currency are held against the widest one: four decimals (facts sheet, section 7). */
const WIDEST = 'CLF';

function currencyIn({ currency }: Fields, otherwise = WIDEST): string {
  return typeof currency === 'string' && isCurrency(currency) ? currency : otherwise;
}

export const listProducts: Handler = (call) =>
  listReply(call, 'products', sequenceOf([...call.engine.products.values()]), (one) =>
    renderProduct(call.rendering, one, call.expand),
  );

export const getProduct: Handler = (call) => reply(call, productOf(call));

export const addProduct: Handler = (call) => {
  const { engine, body } = call;
  const said = read(body, newShape(currencyIn(body)));
  return keep(call, { id: engine.ids.next('prod'), ...said, created_at: engine.stamp() });
};

/** A price in another currency is another price: who changes the one says the other as well. */
export const updateProduct: Handler = (call) => {
  const { body } = call;
  const product = productOf(call);
  const currency = currencyIn(body, product.currency);
  if (currency !== product.currency && given(body, 'amount') === undefined)
    throw invalid('invalid-amount', 'amount', 'amount is required with another currency.');
  return keep(call, { ...product, ...readChanges(body, shape(currency)) } as SimProduct);
};

export const deleteProduct: Handler = (call) => {
  call.engine.products.delete(productOf(call).id);
  return { success: true };
};

/** "Create a new invoice from the product" (the SDKs' words). */
export const invoiceOfProduct: Handler = (call) => {
  const { name, amount, currency, metadata, return_url, cancel_url } = productOf(call);
  const body = { name, amount: decimal(amount, currency), currency, metadata, return_url, cancel_url };
  return makeInvoice(call, body);
};

function productOf({ engine, params }: Call): SimProduct {
  const product = engine.products.get(params['id'] ?? '');
  if (!product) throw notFound('product');
  return product;
}

function keep(call: Call, product: SimProduct): Wire {
  call.engine.products.set(product.id, product);
  return reply(call, product);
}

function reply({ rendering, expand }: Call, product: SimProduct): Wire {
  return { success: true, product: renderProduct(rendering, product, expand) };
}

function renderProduct(rendering: Rendering, product: SimProduct, expand: Expansion): Wire {
  const { id, name, amount, currency, metadata, return_url, cancel_url, created_at } = product;
  return {
    id,
    ...projectOf(rendering, expand),
    url: rendering.checkoutUrl(id),
    name,
    amount: decimal(amount, currency),
    currency,
    metadata,
    return_url,
    cancel_url,
    sandbox: rendering.sandbox,
    created_at: timestamp(created_at),
  };
}
