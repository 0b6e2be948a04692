import { describe, expect, it } from 'vitest';
import { doneReply } from '#bff/core/processout/wire-common.ts';
import { customerReply } from '#bff/core/processout/wire-customer.ts';
import { id } from '../../support/wire.ts';
import { after, hanging, rig } from './client-rig.ts';

const CUSTOMER = id('cust', 1);
const EDIT = {
  method: 'PUT',
  path: ['customers', CUSTOMER],
  body: { email: 'anna@example.com' },
  idempotencyKey: 'the-key',
} as const;

describe('a write', () => {
  it('goes out with its method, path, key and body, and gives what its schema reads', async () => {
    const customer = { id: CUSTOMER, created_at: '2026-03-01T10:00:00Z' };
    const { client, requests } = rig(() => Response.json({ success: true, customer }));
    expect(await client.write(EDIT, customerReply)).toMatchObject({ ok: true, value: { customer } });
    const [request] = requests;
    expect(`${request!.method} ${new URL(request!.url).pathname}`).toBe(`PUT /customers/${CUSTOMER}`);
    expect(request!.headers.get('idempotency-key')).toBe('the-key');
    expect(await request!.json()).toEqual({ email: 'anna@example.com' });
  });

  it('needs no body to delete', async () => {
    const { client, requests } = rig(() => Response.json({ success: true }));
    const { path, idempotencyKey } = EDIT;
    const deleted = await client.write({ method: 'DELETE', path, idempotencyKey }, doneReply);
    expect(deleted).toMatchObject({ ok: true });
    expect(requests[0]!.method).toBe('DELETE');
    expect(await requests[0]!.text()).toBe('');
  });

  it('carries the fields that are refused, in ProcessOut’s words', async () => {
    const invalid_fields = [{ name: 'currency', message: 'The currency cannot be changed.' }];
    const { client } = rig(() =>
      Response.json(
        { success: false, error_type: 'request.validation.error', message: 'No.', invalid_fields },
        { status: 400 },
      ),
    );
    expect(await client.write(EDIT, doneReply)).toMatchObject({
      ok: false,
      problem: { kind: 'rejected', status: 400, invalidFields: invalid_fields },
    });
  });

  it.each([[503], [429]])('is not sent again after a %i', async (status) => {
    const { client, clock, requests } = rig(() => Response.json({}, { status }));
    expect(await after(clock, client.write(EDIT, doneReply))).toMatchObject({ ok: false });
    expect(requests).toHaveLength(1);
  });

  it('is not sent again when no answer comes', async () => {
    const { client, clock, requests } = rig(hanging);
    expect(await after(clock, client.write(EDIT, doneReply))).toEqual({
      ok: false,
      problem: { kind: 'unavailable', reached: true },
    });
    expect(requests).toHaveLength(1);
  });

  it.each([['..'], [''], ['a/b'], ['a?b'], ['%2e%2e']])('never sends %j in a path', async (segment) => {
    const { client, requests } = rig(() => Response.json({ success: true }));
    const path = ['customers', segment];
    expect(await client.write({ ...EDIT, path }, doneReply)).toMatchObject({ ok: false });
    expect(await client.write({ ...EDIT, path: [] }, doneReply)).toMatchObject({ ok: false });
    expect(requests).toEqual([]);
  });
});
