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

/** GET /api/invoices and its count from the mirror; /api/invoices/{id} read live. POST /api/invoices makes one, and {id}/cancel takes it back. */
export function invoiceRoutes(core: Core): Routes {
  const routes = createRoutes();
  routes.get('/invoices', async (c) => {
    const query = parseInvoiceListQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const page = await listInvoices(core.db, query.value);
    if (!page.ok) throw unknownCursor(page.problem, 'invoice');
    return c.json<InvoicePage>(page.value);
  });
  routes.get('/invoices/count', async (c) => {
    const query = parseInvoiceCountQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const count = await countInvoices(core.db, query.value, core.ports.clock);
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
  routes.get('/invoices/:id', async (c) =>
    c.json({
      invoice: await readInvoice(core, c.get('actor'), c.req.param('id'), { signal: c.req.raw.signal }),
    }),
  );
  return routes;
}
