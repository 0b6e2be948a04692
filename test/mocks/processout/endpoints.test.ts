import { describe, expect, it } from 'vitest';
import { ROUTES } from '#mocks/processout/routes/table.ts';
import { open } from './support.ts';

/** Every endpoint of the reference (facts sheet, section 4, S) and of the official SDKs that a back office calls. */
const ENDPOINTS = [
  'POST /invoices',
  'GET /invoices',
  'GET /invoices/:id',
  'PUT /invoices/:id',
  'DELETE /invoices/:id',
  'POST /invoices/:id/authorize',
  'POST /invoices/:id/capture',
  'POST /invoices/:id/increment_authorization',
  'POST /invoices/:id/void',
  'POST /invoices/:id/payout',
  'POST /invoices/:id/three-d-s',
  'GET /invoices/:id/native-payment',
  'POST /invoices/:id/native-payment',
  'GET /invoices/:id/native-payment/:gateway',
  'POST /invoices/:id/native-payment/:gateway',
  'POST /invoices/:id/refunds',
  'GET /invoices/:id/transactions',
  'GET /invoices/:id/customers',
  'POST /invoices/:id/customers',
  'PUT /invoices/:id/sync-with-psp',
  'GET /customers',
  'POST /customers',
  'GET /customers/:id',
  'PUT /customers/:id',
  'DELETE /customers/:id',
  'GET /customers/:id/tokens',
  'POST /customers/:id/tokens',
  'GET /customers/:id/tokens/:tokenId',
  'PUT /customers/:id/tokens/:tokenId',
  'DELETE /customers/:id/tokens/:tokenId',
  'GET /customers/:id/transactions',
  'GET /cards',
  'POST /cards',
  'GET /cards/:id',
  'PUT /cards/:id',
  'DELETE /cards/:id',
  'GET /transactions',
  'POST /transactions',
  'GET /transactions/:id',
  'GET /transactions/:id/refunds',
  'POST /transactions/:id/refunds',
  'GET /transactions/:id/refunds/:refundId',
  'GET /balances/tokens/:id',
  'GET /events',
  'GET /events/:id',
  'GET /events/:id/webhooks',
  'GET /payouts',
  'GET /payouts/:id',
  'GET /payouts/:id/items',
  'DELETE /payouts/:id',
  'GET /gateway-configurations',
  'GET /gateway-configurations/:id',
  'PUT /gateway-configurations/:id',
  'DELETE /gateway-configurations/:id',
  'GET /gateways/:name/gateway-configurations',
  'POST /gateways/:name/gateway-configurations',
  'GET /projects/:id',
  'PUT /projects/:id',
  'GET /projects/:id/sftp-settings',
  'PUT /projects/:id/sftp-settings',
  'DELETE /projects/:id/sftp-settings',
  'DELETE /projects/:id',
  'GET /projects/applepay/alternative-merchant-certificates',
  'POST /projects/applepay/alternative-merchant-certificates',
  'DELETE /projects/applepay/alternative-merchant-certificates/:certificateId',
  'GET /supervised-projects',
  'POST /supervised-projects',
  'GET /exports/layouts',
  'POST /exports/layouts',
  'GET /exports/layouts/:id',
  'PUT /exports/layouts/:id',
  'DELETE /exports/layouts/:id',
  'GET /exports/layouts/default/:type',
  'GET /exports/layouts/options/:type',
  'GET /error-codes',
  'GET /uploads/reports',
  'GET /uploads/reports/:id',
  'DELETE /uploads/reports/:id',
  'GET /uploads/reports/:id/raw',
  'POST /network-tokens',
  'GET /iins/:iin',
  'GET /products',
  'POST /products',
  'GET /products/:id',
  'PUT /products/:id',
  'DELETE /products/:id',
  'POST /products/:id/invoices',
  'POST /handlers/ingest-transactions/:id',
];

describe('the endpoints', () => {
  it.each(ENDPOINTS)('%s is simulated, and asks for credentials', async (endpoint) => {
    const [method = '', path = ''] = endpoint.split(' ');
    const asked = path.replaceAll(/:\w+/g, 'unknown');
    const client = open();
    const { status, body } = await client.call(method, asked, method === 'GET' ? undefined : {});
    expect([200, 400, 404]).toContain(status);
    expect(body.error_type).not.toBe('request.route-not-found');
    const headers = { authorization: 'Basic x' };
    const stranger = await client.sim.fetch(
      new Request(`https://api.processout.com${asked}`, { method, headers }),
    );
    expect(stranger.status).toBe(401);
  });

  it('that are known besides are refused in so many words', async () => {
    const client = open();
    const known = ROUTES.map(([method, path]) => `${method} ${path}`).filter(
      (one) => !ENDPOINTS.includes(one),
    );
    expect(known.length).toBeGreaterThan(10);
    for (const endpoint of known) {
      const [method = '', path = ''] = endpoint.split(' ');
      const answer = await client.call(method, path.replaceAll(/:\w+/g, 'unknown'));
      expect([endpoint, answer.status, answer.body.error_type]).toEqual([
        endpoint,
        501,
        'request.not-simulated',
      ]);
    }
  });
});
