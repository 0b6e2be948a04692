import type { Payout } from '../engine/payout-draft.ts';
import { bankReference } from '../engine/payout-status.ts';
import { listReply } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { NOTHING_EXPANDED } from '../http/expand.ts';
import type { Sequence } from '../http/page.ts';
import type { Rendering, Wire } from '../http/render-context.ts';
import { renderPayoutItem } from '../http/render-payout.ts';
import { timestamp } from '../http/wire-format.ts';

/** The files that PSPs send about their payouts, one each (facts sheet, section 4): read, fetched and deleted. */
export const listReports: Handler = (call) => {
  const reports = reportsOf(call.rendering);
  const sequence: Sequence<Payout> = {
    length: reports.length,
    at: (position) => reports[position] as Payout,
    positionOf: (id) => {
      const payout = call.rendering.payouts.find(payoutId(id));
      const position = payout === null ? -1 : reports.indexOf(payout);
      return position < 0 ? null : position;
    },
  };
  return listReply(call, 'reports', sequence, (payout) => renderReport(call.rendering, payout));
};

export const getReport: Handler = (call) => ({
  success: true,
  report: renderReport(call.rendering, payoutOf(call)),
});

/** The file as an address that holds it, so that it can be fetched wherever the simulator is. */
export const getRawReport: Handler = (call) => {
  const file = encodeURIComponent(fileOf(call.rendering, payoutOf(call)));
  return { success: true, download_url: `data:text/csv;charset=utf-8,${file}` };
};

/** Takes the file away, and leaves the payout that was read from it. */
export const deleteReport: Handler = (call) => {
  const { rendering, engine } = call;
  engine.deletedReports.add(rendering.payouts.id(payoutOf(call)));
  return { success: true };
};

function reportsOf({ payouts, engine }: Rendering): readonly Payout[] {
  return payouts.list().filter((payout) => !engine.deletedReports.has(payouts.id(payout)));
}

function payoutOf({ rendering, params }: Call): Payout {
  const id = payoutId(params['id'] ?? '');
  const payout = rendering.engine.deletedReports.has(id) ? null : rendering.payouts.find(id);
  if (!payout) throw notFound('report');
  return payout;
}

/** A file has the id of its payout under a prefix of its own. */
function payoutId(reportId: string): string {
  return reportId.replace(/^rep_/, 'payt_');
}

function renderReport(rendering: Rendering, payout: Payout): Wire {
  const { payouts, projectId } = rendering;
  const { configuration } = payout.account;
  const size = new TextEncoder().encode(fileOf(rendering, payout)).length;
  return {
    id: payouts.id(payout).replace(/^payt_/, 'rep_'),
    project_id: projectId,
    gateway_configuration_id: configuration.id,
    gateway_resource_id: null,
    description: `${configuration.gateway_name}-${bankReference(payout)}.csv`,
    error: null,
    is_processed: true,
    payload_size_bytes: size,
    processed_bytes: size,
    status: 'processed',
    progress_percentage: 100,
    contains_data_from: timestamp(payout.began),
    contains_data_to: timestamp(payout.end),
    created_at: timestamp(payout.schedule.announced),
  };
}

const COLUMNS = [
  'created_at',
  'type',
  'gateway_resource_id',
  'merchant_reference',
  'amount',
  'fees',
  'currency',
];

/** One line for each item, oldest first; what a PSP knows of it. */
function fileOf(rendering: Rendering, payout: Payout): string {
  const lines = Array.from({ length: payout.itemCount }, (_, position) => {
    const item = renderPayoutItem(rendering, payout, position, NOTHING_EXPANDED);
    const metadata = item['metadata'] as Readonly<Record<string, string>>;
    const row = {
      ...item,
      merchant_reference: metadata['merchant_reference'],
      currency: payout.account.currency,
    };
    return COLUMNS.map((column) => quoted((row as Wire)[column])).join(',');
  });
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}

function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
