import type { Handler } from '../http/call.ts';
import { notSimulated } from '../http/errors.ts';
import { getEvent, listDeliveries, listEvents } from './events.ts';
import { authorizeInvoice, captureInvoice, incrementInvoice, voidInvoice } from './invoice-actions.ts';
import {
  assignInvoiceCustomer,
  createInvoice,
  deleteInvoice,
  getInvoice,
  getInvoiceCustomer,
  getInvoiceTransaction,
  listInvoices,
  syncInvoice,
  updateInvoice,
} from './invoices.ts';
import {
  createCard,
  getCard,
  getCustomer,
  getGatewayConfiguration,
  listCustomers,
  listCustomerTransactions,
  listGatewayConfigurations,
} from './parties.ts';
import { deletePayout, getPayout, listPayoutItems, listPayouts } from './payouts.ts';
import { createRefund, getRefund, listRefunds, refundInvoice } from './refunds.ts';
import { getToken, listTokens } from './tokens.ts';
import { getTransaction, listTransactions } from './transactions.ts';

export type Route = readonly [method: string, path: string, handler: Handler];

const later: Handler = () => {
  throw notSimulated();
};

/** What the simulator answers. */
const SIMULATED: readonly Route[] = [
  ['GET', '/transactions', listTransactions],
  ['GET', '/transactions/:id', getTransaction],
  ['GET', '/transactions/:id/refunds', listRefunds],
  ['POST', '/transactions/:id/refunds', createRefund],
  ['GET', '/transactions/:id/refunds/:refundId', getRefund],
  ['GET', '/invoices', listInvoices],
  ['POST', '/invoices', createInvoice],
  ['GET', '/invoices/:id', getInvoice],
  ['PUT', '/invoices/:id', updateInvoice],
  ['DELETE', '/invoices/:id', deleteInvoice],
  ['GET', '/invoices/:id/transactions', getInvoiceTransaction],
  ['GET', '/invoices/:id/customers', getInvoiceCustomer],
  ['POST', '/invoices/:id/customers', assignInvoiceCustomer],
  ['PUT', '/invoices/:id/sync-with-psp', syncInvoice],
  ['POST', '/invoices/:id/refunds', refundInvoice],
  ['POST', '/invoices/:id/authorize', authorizeInvoice],
  ['POST', '/invoices/:id/capture', captureInvoice],
  ['POST', '/invoices/:id/increment_authorization', incrementInvoice],
  ['POST', '/invoices/:id/void', voidInvoice],
  ['GET', '/customers', listCustomers],
  ['GET', '/customers/:id', getCustomer],
  ['GET', '/customers/:id/transactions', listCustomerTransactions],
  ['GET', '/customers/:id/tokens', listTokens],
  ['GET', '/customers/:id/tokens/:tokenId', getToken],
  ['POST', '/cards', createCard],
  ['GET', '/cards/:id', getCard],
  ['GET', '/gateway-configurations', listGatewayConfigurations],
  ['GET', '/gateway-configurations/:id', getGatewayConfiguration],
  ['GET', '/payouts', listPayouts],
  ['GET', '/payouts/:id', getPayout],
  ['GET', '/payouts/:id/items', listPayoutItems],
  ['DELETE', '/payouts/:id', deletePayout],
  ['GET', '/events', listEvents],
  ['GET', '/events/:id', getEvent],
  ['GET', '/events/:id/webhooks', listDeliveries],
];

/** What ProcessOut has besides (facts sheet, section 4): known, and answered with a plain 501. */
const KNOWN: readonly string[] = [
  'POST /transactions',
  'POST /invoices/:id/payout',
  'POST /invoices/:id/three-d-s',
  'GET,POST /invoices/:id/native-payment',
  'GET,POST /invoices/:id/native-payment/:gateway',
  'POST /customers',
  'PUT,DELETE /customers/:id',
  'POST /customers/:id/tokens',
  'PUT,DELETE /customers/:id/tokens/:tokenId',
  'GET /cards',
  'PUT,DELETE /cards/:id',
  'GET /iins/:iin',
  'GET /balances/tokens/:id',
  'GET /uploads/reports',
  'GET,DELETE /uploads/reports/:id',
  'GET /uploads/reports/:id/raw',
  'GET,PUT,DELETE /projects/:id/sftp-settings',
  'GET,PUT /projects/:id',
  'PUT,DELETE /gateway-configurations/:id',
  'GET,POST /gateways/:name/gateway-configurations',
  'GET,POST /products',
  'GET,PUT,DELETE /products/:id',
  'GET,POST /exports/layouts',
  'GET,PUT,DELETE /exports/layouts/:id',
  'GET /error-codes',
  'GET,POST,DELETE /projects/applepay/alternative-merchant-certificates',
  'POST /network-tokens',
  'POST /handlers/ingest-transactions/:configurationId',
];

export const ROUTES: readonly Route[] = [
  ...SIMULATED,
  ...KNOWN.flatMap((line) => {
    const [methods = '', path = ''] = line.split(' ');
    return methods.split(',').map((method): Route => [method, path, later]);
  }),
];
