import { invoiceChargeBody } from '#contract/invoice-charge.ts';
import { invoiceCreateBody } from '#contract/invoice-create.ts';
import { parseInvoiceCountQuery, parseInvoiceListQuery } from '#contract/invoice-filters.ts';
import { invoiceCancelBody } from '#contract/invoice.ts';
import type { InvoiceCount, InvoicePage } from '#contract/invoice.ts';
import type { Core } from '../context.ts';
import { invalidRequest, unknownCursor } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { readBody, readKey } from '../http/read-body.ts';
import { cancelInvoice } from '../invoices/cancel-invoice.ts';
import { createInvoice } from '../invoices/create-invoice.ts';
import { readInvoice } from '../invoices/invoice-detail.ts';
import { countInvoices, listInvoices } from '../invoices/invoice-lists.ts';
import { isFinal, toIntent } from '../journal/intent-view.ts';
import type { Journal } from '../journal/journal.ts';
import { chargeWanted, prepareCharge } from '../journal/prepare-charge.ts';
import { ANSWER_WITHIN_MS } from './money.ts';

/**
 * GET /api/invoices and its count from the mirror; /api/invoices/{id} read live. POST /api/invoices makes one, {id}/cancel
 * takes it back, and {id}/charge pays it with a stored card, through the journal.
 */
export function invoiceRoutes(core: Core, journal: Journal): Routes {
  const routes = createRoutes();
  routes.get('/invoices', async (c) => {
    const query = parseInvoiceListQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const page = await listInvoices(core.db, query.value, core.upstream.now());
    if (!page.ok) throw unknownCursor(page.problem, 'invoice');
    return c.json<InvoicePage>(page.value);
  });
  routes.get('/invoices/count', async (c) => {
    const query = parseInvoiceCountQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const count = await countInvoices(core.db, query.value, core.ports.clock, core.upstream.now());
    if (!count.ok) throw unknownCursor(count.problem, 'invoice');
    return c.json<InvoiceCount>(count.value);
  });
  routes.post('/invoices', async (c) => {
    const body = await readBody(c.req.raw, invoiceCreateBody);
    const { id, name } = await createInvoice(core, body, readKey(c.req.raw));
    return c.json({ invoice: { id, name } }, 201);
  });
  routes.post('/invoices/:id/cancel', async (c) => {
    const { version } = await readBody(c.req.raw, invoiceCancelBody);
    const { req } = c;
    const invoice = await cancelInvoice(core, c.get('actor'), req.param('id'), version, readKey(req.raw));
    return c.json({ invoice });
  });
  routes.post('/invoices/:id/charge', async (c) => {
    const key = readKey(c.req.raw);
    const body = await readBody(c.req.raw, invoiceChargeBody);
    const asked = { actor: c.get('actor'), requestId: c.get('requestId') };
    const { transaction } = await readInvoice(core, asked.actor, c.req.param('id'));
    const wanted = chargeWanted(key, transaction.id, body);
    const stored = await journal.submit(transaction.id, asked, () =>
      prepareCharge(core, wanted, asked.actor),
    );
    const row = (await journal.settled(stored.id, ANSWER_WITHIN_MS)) ?? stored;
    return c.json({ intent: toIntent(row) }, isFinal(row) ? 200 : 202);
  });
  routes.get('/invoices/:id', async (c) =>
    c.json({
      invoice: await readInvoice(core, c.get('actor'), c.req.param('id'), { signal: c.req.raw.signal }),
    }),
  );
  return routes;
}
