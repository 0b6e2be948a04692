import { card } from '../support.ts';
import type { Client, Thing } from '../support.ts';
import type { RouteExample, RouteExamples, Wrong } from './example.ts';

const NAME: Wrong = [{ name: 'n'.repeat(81) }, 'error', 'name'];
const LAYOUT = { name: 'For the books', type: 'transactions', is_default: true };
const CERTIFICATES = '/projects/applepay/alternative-merchant-certificates';

async function layout(client: Client) {
  const { body } = await client.json('/exports/layouts', LAYOUT);
  return { id: (body as unknown as { export_layout: Thing }).export_layout.id };
}
const ofLayout: RouteExample['given'] = async (client) => ({ params: await layout(client) });

async function certificate(client: Client) {
  const { body } = await client.json(CERTIFICATES, {});
  const made = body as unknown as { alternative_merchant_certificate: Thing };
  return { certificateId: made.alternative_merchant_certificate.id };
}

const ofReport: RouteExample['given'] = async (client) => {
  const { reports } = (await client.get('/uploads/reports?limit=1')).body as unknown as { reports: Thing[] };
  return { params: { id: reports[0]!.id } };
};

const column = (name: string) => ({ configuration: { columns: [{ name }] } });

/** What the SDKs keep about exports, Apple Pay and further projects. */
export const SETTINGS: RouteExamples = {
  'GET /exports/layouts': { given: () => ({}), key: 'export_layouts' },
  'POST /exports/layouts': {
    given: () => ({ body: { ...LAYOUT, ...column('amount') } }),
    key: 'export_layout',
    wrong: [
      [{ type: 'transactions' }, 'missing-name', 'name'],
      [{ name: 'A' }, 'missing-type', 'type'],
      [{ name: 'A', type: 'weather' }, 'invalid-type', 'type'],
      [{ ...LAYOUT, ...column('mood') }, 'error', 'configuration.columns[0].name'],
    ],
  },
  'GET /exports/layouts/:id': { given: ofLayout, key: 'export_layout', unknown: 'export-layout' },
  'PUT /exports/layouts/:id': {
    given: async (client) => ({ params: await layout(client), body: { name: 'Other' } }),
    key: 'export_layout',
    unknown: 'export-layout',
    wrong: [NAME, [{ is_default: 'perhaps' }, 'error', 'is_default']],
  },
  'DELETE /exports/layouts/:id': {
    given: ofLayout,
    key: null,
    unknown: 'export-layout',
    again: 'resource.export-layout.not-found',
  },
  'GET /exports/layouts/default/:type': {
    given: async (client) => {
      await layout(client);
      return { params: { type: 'transactions' } };
    },
    key: 'export_layout',
    unknown: 'export-layout',
  },
  'GET /exports/layouts/options/:type': {
    given: () => ({ params: { type: 'payouts' } }),
    key: 'export_layout_configuration_options',
    unknown: 'export-layout',
  },
  'GET /error-codes': { given: () => ({}), key: 'gateway', cannotFail: true },
  [`GET ${CERTIFICATES}`]: { given: () => ({}), key: 'applepay_certificates', cannotFail: true },
  [`POST ${CERTIFICATES}`]: {
    given: () => ({ body: {} }),
    key: 'alternative_merchant_certificate',
    cannotFail: true,
  },
  [`DELETE ${CERTIFICATES}/:certificateId`]: {
    given: async (client) => ({ params: await certificate(client) }),
    key: null,
    unknown: 'alternative-merchant-certificate',
    again: 'resource.alternative-merchant-certificate.not-found',
  },
  'GET /uploads/reports': { given: () => ({}), key: 'reports' },
  'GET /uploads/reports/:id': { given: ofReport, key: 'report', unknown: 'report' },
  'GET /uploads/reports/:id/raw': { given: ofReport, key: 'download_url', unknown: 'report' },
  'DELETE /uploads/reports/:id': {
    given: ofReport,
    key: null,
    unknown: 'report',
    again: 'resource.report.not-found',
  },
  'POST /network-tokens': {
    given: async (client) => ({ body: { card_id: await card(client) } }),
    key: 'network_token',
    status: 202,
    wrong: [[{}, 'error', 'card_id']],
    again: 'request.validation.provisioning-not-possible',
  },
  'GET /supervised-projects': { given: () => ({}), key: 'projects' },
  'POST /supervised-projects': {
    given: () => ({ body: { name: 'Norrland UK', default_currency: 'GBP' } }),
    key: 'project',
    wrong: [
      [{}, 'missing-name', 'name'],
      [{ name: 'A', default_currency: 'EUX' }, 'invalid-currency', 'default_currency'],
      [{ name: 'A', id: 'proj_sandbox' }, 'invalid-id', 'id'],
      [{ name: 'A', id: 'shop' }, 'invalid-id', 'id'],
    ],
  },
  'DELETE /projects/:id': {
    given: () => ({ params: { id: 'test-proj_sandbox' } }),
    key: null,
    always: 'request.project.cannot-be-deleted',
    unknown: 'project',
  },
};
