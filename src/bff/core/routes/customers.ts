import { parseCustomerCountQuery, parseCustomerListQuery } from '#contract/customer-filters.ts';
import type { CustomerCount, CustomerOptions, CustomerPage } from '#contract/customer.ts';
import type { Core } from '../context.ts';
import { readCustomer } from '../customers/customer-detail.ts';
import { invalidRequest, unknownCursor } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { countCustomers, customerOptions, listCustomers } from '../mirror/customers/customer-lists.ts';

/** GET /api/customers, its count and the values for its filters from the mirror; /api/customers/{id} read live. */
export function customerRoutes(core: Core): Routes {
  const routes = createRoutes();
  routes.get('/customers', async (c) => {
    const query = parseCustomerListQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const page = await listCustomers(core.db, query.value);
    if (!page.ok) throw unknownCursor(page.problem, 'customer');
    return c.json<CustomerPage>(page.value);
  });
  routes.get('/customers/count', async (c) => {
    const query = parseCustomerCountQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    const count = await countCustomers(core.db, query.value, core.ports.clock);
    if (!count.ok) throw unknownCursor(count.problem, 'customer');
    return c.json<CustomerCount>(count.value);
  });
  routes.get('/customers/options', async (c) => c.json<CustomerOptions>(await customerOptions(core.db)));
  routes.get('/customers/:id', async (c) => {
    return c.json({ customer: await readCustomer(core, c.req.param('id'), c.req.raw.signal) });
  });
  return routes;
}
