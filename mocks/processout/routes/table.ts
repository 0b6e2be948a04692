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
import { createCard, deleteCard, getCard, listCards, updateCard } from './cards.ts';
import {
  addCustomer,
  getCustomer,
  listCustomers,
  listCustomerTransactions,
  removeCustomer,
  updateCustomer,
} from './customers.ts';
import {
  addGatewayConfiguration,
  deleteGatewayConfiguration,
  getGatewayConfiguration,
  listGatewayConfigurations,
  listOfGateway,
  updateGatewayConfiguration,
} from './gateway-configurations.ts';
import { deletePayout, getPayout, listPayoutItems, listPayouts } from './payouts.ts';
import { getNativePayment, processNativePayment } from './native-payment.ts';
import { addCertificate, deleteCertificate, listCertificates } from './apple-pay.ts';
import { listErrorCodes } from './error-codes.ts';
import {
  addExportLayout,
  deleteExportLayout,
  getDefaultExportLayout,
  getExportLayout,
  getExportLayoutOptions,
  listExportLayouts,
  updateExportLayout,
} from './export-layouts.ts';
import { addSupervisedProject, listSupervisedProjects } from './supervised-projects.ts';
import { payInvoiceOut } from './pay-out.ts';
import { ingestTransactions } from './ingestion.ts';
import { getIssuer } from './iins.ts';
import {
  deleteProject,
  deleteSftpSettings,
  getProject,
  getSftpSettings,
  saveSftpSettings,
  updateProject,
} from './projects.ts';
import {
  addProduct,
  deleteProduct,
  getProduct,
  invoiceOfProduct,
  listProducts,
  updateProduct,
} from './products.ts';
import { createRefund, getRefund, listRefunds, refundInvoice } from './refunds.ts';
import { addToken, getBalances, getToken, listTokens, removeToken, updateToken } from './tokens.ts';
import { provisionNetworkToken } from './network-tokens.ts';
import { deleteReport, getRawReport, getReport, listReports } from './reports.ts';
import { initiateThreeDS } from './three-d-s.ts';
import { getTransaction, listTransactions, listTransactionsById } from './transactions.ts';

/** The status is that of a success, 200 when left out. */
export type Route = readonly [method: string, path: string, handler: Handler, status?: number];

const later: Handler = () => {
  throw notSimulated();
};

const CERTIFICATES = '/projects/applepay/alternative-merchant-certificates';

/** What the simulator answers. */
const SIMULATED: readonly Route[] = [
  ['GET', '/transactions', listTransactions],
  ['POST', '/transactions', listTransactionsById],
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
  ['POST', '/invoices/:id/payout', payInvoiceOut],
  ['POST', '/invoices/:id/three-d-s', initiateThreeDS],
  ['GET', '/invoices/:id/native-payment', getNativePayment],
  ['POST', '/invoices/:id/native-payment', processNativePayment],
  ['GET', '/invoices/:id/native-payment/:gateway', getNativePayment],
  ['POST', '/invoices/:id/native-payment/:gateway', processNativePayment],
  ['GET', '/customers', listCustomers],
  ['POST', '/customers', addCustomer],
  ['GET', '/customers/:id', getCustomer],
  ['PUT', '/customers/:id', updateCustomer],
  ['DELETE', '/customers/:id', removeCustomer],
  ['GET', '/customers/:id/transactions', listCustomerTransactions],
  ['GET', '/customers/:id/tokens', listTokens],
  ['POST', '/customers/:id/tokens', addToken],
  ['GET', '/customers/:id/tokens/:tokenId', getToken],
  ['PUT', '/customers/:id/tokens/:tokenId', updateToken],
  ['DELETE', '/customers/:id/tokens/:tokenId', removeToken],
  ['GET', '/balances/tokens/:id', getBalances],
  ['GET', '/cards', listCards],
  ['POST', '/cards', createCard],
  ['GET', '/cards/:id', getCard],
  ['PUT', '/cards/:id', updateCard],
  ['DELETE', '/cards/:id', deleteCard],
  ['GET', '/iins/:iin', getIssuer],
  ['GET', '/gateway-configurations', listGatewayConfigurations],
  ['GET', '/gateway-configurations/:id', getGatewayConfiguration],
  ['PUT', '/gateway-configurations/:id', updateGatewayConfiguration],
  ['DELETE', '/gateway-configurations/:id', deleteGatewayConfiguration],
  ['GET', '/gateways/:name/gateway-configurations', listOfGateway],
  ['POST', '/gateways/:name/gateway-configurations', addGatewayConfiguration],
  ['POST', '/handlers/ingest-transactions/:id', ingestTransactions],
  ['GET', '/projects/:id', getProject],
  ['PUT', '/projects/:id', updateProject],
  ['GET', '/projects/:id/sftp-settings', getSftpSettings],
  ['PUT', '/projects/:id/sftp-settings', saveSftpSettings],
  ['DELETE', '/projects/:id/sftp-settings', deleteSftpSettings],
  ['DELETE', '/projects/:id', deleteProject],
  ['GET', '/supervised-projects', listSupervisedProjects],
  ['POST', '/supervised-projects', addSupervisedProject],
  ['GET', CERTIFICATES, listCertificates],
  ['POST', CERTIFICATES, addCertificate],
  ['DELETE', `${CERTIFICATES}/:certificateId`, deleteCertificate],
  ['GET', '/exports/layouts', listExportLayouts],
  ['POST', '/exports/layouts', addExportLayout],
  ['GET', '/exports/layouts/:id', getExportLayout],
  ['PUT', '/exports/layouts/:id', updateExportLayout],
  ['DELETE', '/exports/layouts/:id', deleteExportLayout],
  ['GET', '/exports/layouts/default/:type', getDefaultExportLayout],
  ['GET', '/exports/layouts/options/:type', getExportLayoutOptions],
  ['GET', '/error-codes', listErrorCodes],
  ['GET', '/products', listProducts],
  ['POST', '/products', addProduct],
  ['GET', '/products/:id', getProduct],
  ['PUT', '/products/:id', updateProduct],
  ['DELETE', '/products/:id', deleteProduct],
  ['POST', '/products/:id/invoices', invoiceOfProduct],
  ['GET', '/payouts', listPayouts],
  ['GET', '/payouts/:id', getPayout],
  ['GET', '/payouts/:id/items', listPayoutItems],
  ['DELETE', '/payouts/:id', deletePayout],
  ['GET', '/uploads/reports', listReports],
  ['GET', '/uploads/reports/:id', getReport],
  ['DELETE', '/uploads/reports/:id', deleteReport],
  ['GET', '/uploads/reports/:id/raw', getRawReport],
  ['POST', '/network-tokens', provisionNetworkToken, 202],
  ['GET', '/events', listEvents],
  ['GET', '/events/:id', getEvent],
  ['GET', '/events/:id/webhooks', listDeliveries],
];

/** What ProcessOut has besides (facts sheet, section 4), or older SDKs call: known, and answered with a plain 501. */
const KNOWN: readonly string[] = [
  'GET,POST /subscriptions',
  'GET,PUT,DELETE /subscriptions/:id',
  'GET /customers/:id/subscriptions',
  'GET,POST /plans',
  'GET,PUT,DELETE /plans/:id',
  'GET,POST /coupons',
  'GET,PUT,DELETE /coupons/:id',
  'GET /activities',
  'GET /activities/:id',
  'POST /customers/:id/tokens/:tokenId/verify',
];

export const ROUTES: readonly Route[] = [
  ...SIMULATED,
  ...KNOWN.flatMap((line) => {
    const [methods = '', path = ''] = line.split(' ');
    return methods.split(',').map((method): Route => [method, path, later]);
  }),
];
