import { customerEditBody, customerFacts, customerSeenBody } from '#contract/customer-edit.ts';
import { parseCustomerCountQuery, parseCustomerListQuery } from '#contract/customer-filters.ts';
import type { CustomerBalances, CustomerCount, CustomerOptions, CustomerPage } from '#contract/customer.ts';
import type { Core } from '../context.ts';
import { readBalances } from '../customers/balances.ts';
import { createCustomer, deleteCustomer, editCustomer } from '../customers/change-customer.ts';
import { changeToken } from '../customers/change-token.ts';
import { readCustomer } from '../customers/customer-detail.ts';
import { invalidRequest, unknownCursor } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { readBody, readKey } from '../http/read-body.ts';
import { countCustomers, customerOptions, listCustomers } from '../mirror/customers/customer-lists.ts';

/**
 * GET /api/customers, its count and the values for its filters from the mirror; /api/customers/{id} and its balances read
 * live. POST, PUT and DELETE make, change and delete a customer; the same goes for what is stored for them.
 */
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
  routes.get('/customers/:id/balances', async (c) => {
    return c.json<CustomerBalances>(await readBalances(core, c.req.param('id'), c.req.raw.signal));
  });
  routes.post('/customers', async (c) => {
    const facts = await readBody(c.req.raw, customerFacts);
    return c.json({ customer: { id: await createCustomer(core, facts, readKey(c.req.raw)) } }, 201);
  });
  routes.put('/customers/:id', async (c) => {
    const { version, ...changes } = await readBody(c.req.raw, customerEditBody);
    const edit = { id: c.req.param('id'), version, changes };
    return c.json({ customer: await editCustomer(core, edit, readKey(c.req.raw)) });
  });
  routes.delete('/customers/:id', async (c) => {
    const { version } = await readBody(c.req.raw, customerSeenBody);
    await deleteCustomer(core, c.req.param('id'), version, readKey(c.req.raw));
    return c.json({ deleted: true });
  });
  routes.post('/customers/:id/tokens/:token/default', async (c) => {
    const ids = { customer: c.req.param('id'), token: c.req.param('token') };
    return c.json({ customer: await changeToken(core, 'make-default', ids, readKey(c.req.raw)) });
  });
  routes.delete('/customers/:id/tokens/:token', async (c) => {
    const ids = { customer: c.req.param('id'), token: c.req.param('token') };
    return c.json({ customer: await changeToken(core, 'delete', ids, readKey(c.req.raw)) });
  });
  return routes;
}
