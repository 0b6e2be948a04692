import { describe, expect, it } from 'vitest';
import { itemsOf, openPayouts, payoutsOf } from './payouts-support.ts';
import { card, ENCODINGS, MINUTE, open, refused, request } from './support.ts';
import type { Client, Thing } from './support.ts';

interface Report extends Thing {
  readonly payload_size_bytes: number;
}

async function reportsOf(client: Client): Promise<readonly Report[]> {
  return ((await client.get('/uploads/reports?limit=100')).body as unknown as { reports: Report[] }).reports;
}

async function fileOf(client: Client, id: string): Promise<string> {
  const { body } = await client.get(`/uploads/reports/${id}/raw`);
  return (await fetch((body as unknown as { download_url: string }).download_url)).text();
}

describe('the file of a PSP', () => {
  it('is there for each payout, and holds its items', async () => {
    const client = openPayouts({ size: 400 });
    const [reports, payouts] = [await reportsOf(client), await payoutsOf(client)];
    expect(reports.map(({ id }) => id.slice(4))).toEqual(payouts.slice(0, 100).map(({ id }) => id.slice(5)));
    const payout = payouts.find(({ sales_transactions }) => sales_transactions > 2)!;
    const report = reports.find(({ id }) => id.endsWith(payout.id.slice(5)))!;
    expect(report).toMatchObject({
      project_id: 'proj_sandbox',
      status: 'processed',
      is_processed: true,
      progress_percentage: 100,
      error: null,
      created_at: payout.created_at,
    });
    const file = await fileOf(client, report.id);
    expect(new TextEncoder().encode(file)).toHaveLength(report.payload_size_bytes);
    const [head, ...lines] = file.trimEnd().split('\r\n');
    expect(head).toBe('created_at,type,gateway_resource_id,merchant_reference,amount,fees,currency');
    const items = (await itemsOf(client, payout)).toReversed();
    expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual(
      items.map(({ created_at, type }) => [created_at, type]),
    );
  });

  it('is deleted by itself: the payout stays', async () => {
    const client = openPayouts({ size: 300 });
    const [gone, ...rest] = await reportsOf(client);
    expect((await client.send(request(`/uploads/reports/${gone!.id}`, { method: 'DELETE' }))).body).toEqual({
      success: true,
    });
    expect((await reportsOf(client)).slice(0, 99)).toEqual(rest.slice(0, 99));
    for (const path of ['', '/raw'])
      expect(refused(await client.get(`/uploads/reports/${gone!.id}${path}`))).toMatchObject({
        status: 404,
        error_type: 'resource.report.not-found',
      });
    expect((await client.get(`/payouts/${gone!.id.replace('rep_', 'payt_')}`)).status).toBe(200);
  });

  it('is none where there are no payouts', async () => {
    expect(await reportsOf(open())).toEqual([]);
  });
});

describe.each(ENCODINGS)('a network token, by %s', (encoding) => {
  const ask = (client: Client, card_id: string) =>
    client.call('POST', '/network-tokens', { card_id }, encoding);

  it('is accepted once for a card, and then pending, and active', async () => {
    const client = open();
    const id = await card(client);
    const { status, body } = await ask(client, id);
    expect([status, body]).toEqual([202, { success: true, network_token: { status: 'pending' } }]);
    for (const state of ['pending', 'active']) {
      const again = await ask(client, id);
      expect(refused(again)).toMatchObject({
        status: 422,
        error_type: 'request.validation.provisioning-not-possible',
      });
      expect(again.text).toContain(`network token status is ${state}: provisioning not possible`);
      client.sim.advance(MINUTE);
    }
  });

  it('is not there for unknown cards, nor for those of other schemes', async () => {
    const client = open();
    expect(refused(await ask(client, 'card_x'))).toMatchObject({ status: 404 });
    expect(refused(await ask(client, await card(client, '378282246310005')))).toMatchObject({ status: 422 });
  });
});
