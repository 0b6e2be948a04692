import type * as z from 'zod';
import { isId } from '#domain/ids.ts';
import type { IdKind } from '#domain/ids.ts';
import { fail, ok } from '#domain/result.ts';
import type { Ports } from '../ports.ts';
import { createUpstreamClock } from './client-clock.ts';
import { exchange } from './client-exchange.ts';
import type { Call } from './client-exchange.ts';
import { createHealthTracker } from './client-health.ts';
import { pageParams, readId, readPage } from './client-pages.ts';
import type { Envelope } from './client-pages.ts';
import { judge } from './client-reply.ts';
import { withRetries } from './client-retry.ts';
import { createReadTurns } from './read-turns.ts';
import type { ReadTurns } from './read-turns.ts';
import type { OnNext, PageQuery, UpstreamClient, UpstreamPage, UpstreamResult } from './upstream.ts';
import {
  balancesReply,
  customerReply,
  customersReply,
  tokensReply,
  wireFullCustomer,
} from './wire-customer.ts';
import { deliveriesReply, eventReply, eventsReply, wireEvent } from './wire-event.ts';
import { invoiceReply } from './wire-invoice.ts';
import { payoutItemsReply, payoutReply, payoutsReply, wirePayout, wirePayoutItem } from './wire-payout.ts';
import {
  gatewayConfigurationsReply,
  refundReply,
  refundsReply,
  transactionReply,
  transactionsReply,
  wireTransaction,
} from './wire-transaction.ts';

const READ_TIMEOUT_MS = 10_000;
/** PSP calls may rightly take over a minute: the official SDKs wait up to 95 s (facts sheet, section 1). */
const MONEY_TIMEOUT_MS = 100_000;
/** Ids and words of the API's own; nothing else gets into the path of a write. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const WHOLE_LIST_LIMIT = 100;
/** More pages than any list that is read whole can have: a server that always says "more" is stopped here. */
const WHOLE_LIST_PAGES = 100;

const DETAIL_EXPAND = [
  'invoice',
  'customer',
  'card',
  'gateway_configuration',
  'operations',
  'operations.gateway_configuration',
  'refunds',
];
const PAYOUT_EXPAND = ['gateway_configuration'];
const LIST_EXPAND = ['invoice', 'customer', 'card', 'operations', 'refunds'];

type ClientPorts = Pick<Ports, 'upstream' | 'clock' | 'ids' | 'log'>;

/** The client that `UpstreamClient` describes, over the upstream port. */
export function createUpstreamClient(
  ports: ClientPorts,
  turns: Pick<ReadTurns, 'take'> = createReadTurns(),
): UpstreamClient {
  const clock = createUpstreamClock(ports.clock);
  const health = createHealthTracker(ports.clock);

  async function once<T>(call: Call, schema: z.ZodType<T>): Promise<UpstreamResult<T>> {
    const reply = await exchange(ports, call);
    if (reply.kind !== 'silence') clock.heard(reply.headers);
    const result = judge(reply, schema, clock.now());
    if (!result.ok && call.signal?.aborted) return result;
    report(call, result);
    return result;
  }

  function report(call: Call, result: UpstreamResult<unknown>): void {
    const problem = result.ok ? null : result.problem;
    if (problem?.kind === 'unavailable' || problem?.kind === 'rate_limited') health.failed(problem);
    else if (problem?.kind !== 'invalid_reply') health.answered();
    if (problem?.kind !== 'invalid_reply') return;
    const [resource = ''] = call.path.slice(1).split(/[/?]/, 1);
    ports.log.error('upstream reply does not match its schema', { resource, path: problem.path });
  }

  function get<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<UpstreamResult<T>> {
    if (!health.mayRead()) return Promise.resolve(fail({ kind: 'unavailable', reached: false }));
    const call: Call = { method: 'GET', path, timeoutMs: READ_TIMEOUT_MS, signal };
    return turns.take(signal, () => withRetries(ports, () => once(call, schema), signal));
  }

  /** Goes out once, whatever happens: what is unclear is asked for, not sent again. */
  function money<T>(
    path: string,
    body: object,
    idempotencyKey: string,
    schema: z.ZodType<T>,
  ): Promise<UpstreamResult<T>> {
    return once({ method: 'POST', path, body, idempotencyKey, timeoutMs: MONEY_TIMEOUT_MS }, schema);
  }

  async function wholeList<R extends { has_more: boolean }, T extends { id: string }>(
    path: string,
    schema: z.ZodType<R>,
    itemsOf: (reply: R) => readonly T[],
    signal?: AbortSignal,
    expand?: readonly string[],
  ): Promise<UpstreamResult<readonly T[]>> {
    const items: T[] = [];
    for (let page = 0; page < WHOLE_LIST_PAGES; page += 1) {
      const last = items.at(-1)?.id;
      const query: PageQuery = {
        limit: WHOLE_LIST_LIMIT,
        order: 'asc',
        ...(last !== undefined && { start_after: last }),
      };
      const reply = await get(`${path}?${pageParams(query, expand)}`, schema, signal);
      if (!reply.ok) return reply;
      items.push(...itemsOf(reply.value));
      if (!reply.value.has_more || items.at(-1)?.id === last) return ok(items);
    }
    return fail({ kind: 'invalid_reply', path: 'has_more' });
  }

  /** The next page is asked for first: only then is this thread busy with the objects of this one. */
  async function readPageOf<R extends Envelope, T extends { readonly id: string }>(
    reply: UpstreamResult<R>,
    itemsOf: (reply: R) => readonly unknown[],
    schema: z.ZodType<T>,
    onNext: OnNext | undefined,
  ): Promise<UpstreamResult<UpstreamPage<T>>> {
    if (!reply.ok) return reply;
    const items = itemsOf(reply.value);
    const lastId = reply.value.has_more ? readId(items.at(-1)) : null;
    if (onNext && lastId !== null) {
      onNext(lastId);
      await ports.clock.sleep(0);
    }
    return ok(readPage(schema, items, reply.value));
  }

  return {
    transaction: guarded('transaction', async (id, signal?: AbortSignal) => {
      const expand = new URLSearchParams(DETAIL_EXPAND.map((name) => ['expand[]', name]));
      return map(
        await get(`/transactions/${id}?${expand}`, transactionReply, signal),
        (reply) => reply.transaction,
      );
    }),
    async transactions(query, signal, onNext) {
      const reply = await get(`/transactions?${pageParams(query, LIST_EXPAND)}`, transactionsReply, signal);
      return readPageOf(reply, ({ transactions }) => transactions, wireTransaction, onNext);
    },
    refunds: guarded('transaction', (id, signal?: AbortSignal) =>
      wholeList(`/transactions/${id}/refunds`, refundsReply, (reply) => reply.refunds, signal),
    ),
    async events(query, signal, onNext) {
      const reply = await get(`/events?${pageParams(query)}`, eventsReply, signal);
      return readPageOf(reply, ({ events }) => events, wireEvent, onNext);
    },
    invoice: guarded('invoice', async (id, signal?: AbortSignal) =>
      map(await get(`/invoices/${id}`, invoiceReply, signal), (reply) => reply.invoice),
    ),
    async customers(query, signal, onNext) {
      const reply = await get(`/customers?${pageParams(query)}`, customersReply, signal);
      return readPageOf(reply, ({ customers }) => customers, wireFullCustomer, onNext);
    },
    customer: guarded('customer', async (id, signal?: AbortSignal) =>
      map(await get(`/customers/${id}`, customerReply, signal), (reply) => reply.customer),
    ),
    tokens: guarded('customer', (id, signal?: AbortSignal) =>
      wholeList(`/customers/${id}/tokens`, tokensReply, (reply) => reply.tokens, signal, ['card']),
    ),
    balances: guarded('token', async (id, signal?: AbortSignal) =>
      map(
        await get(`/balances/tokens/${id}`, balancesReply, signal),
        (reply) => reply.balances.vouchers ?? [],
      ),
    ),
    event: guarded('event', async (id, signal?: AbortSignal) =>
      map(await get(`/events/${id}`, eventReply, signal), (reply) => reply.event),
    ),
    eventOnce: guarded('event', async (id) => {
      if (!health.mayRead()) return fail({ kind: 'unavailable', reached: false });
      const call: Call = { method: 'GET', path: `/events/${id}`, timeoutMs: READ_TIMEOUT_MS };
      return map(await once(call, eventReply), (reply) => reply.event);
    }),
    deliveries: guarded('event', (id, signal?: AbortSignal) =>
      wholeList(`/events/${id}/webhooks`, deliveriesReply, (reply) => reply.webhooks, signal),
    ),
    async payouts(query, signal, onNext) {
      const reply = await get(`/payouts?${pageParams(query, PAYOUT_EXPAND)}`, payoutsReply, signal);
      return readPageOf(reply, ({ payouts }) => payouts, wirePayout, onNext);
    },
    payout: guarded('payout', async (id, signal?: AbortSignal) =>
      map(
        await get(`/payouts/${id}?expand[]=${PAYOUT_EXPAND.join()}`, payoutReply, signal),
        (reply) => reply.payout,
      ),
    ),
    payoutItems: guarded('payout', async (id, query: PageQuery, signal?: AbortSignal) =>
      map(await get(`/payouts/${id}/items?${pageParams(query)}`, payoutItemsReply, signal), (page) =>
        readPage(wirePayoutItem, page.items, page),
      ),
    ),
    gatewayConfigurations: (signal) =>
      wholeList(
        '/gateway-configurations',
        gatewayConfigurationsReply,
        (reply) => reply.gateway_configurations,
        signal,
      ),

    createInvoice: async (request, key) =>
      map(await money('/invoices', request, key, invoiceReply), (reply) => reply.invoice),
    refund: guarded('transaction', async (id, request, key: string) =>
      map(
        await money(`/transactions/${id}/refunds`, given(request), key, refundReply),
        (reply) => reply.refund,
      ),
    ),
    capture: guarded('invoice', async (id, request, key: string) =>
      map(
        await money(`/invoices/${id}/capture`, given(request), key, transactionReply),
        (reply) => reply.transaction,
      ),
    ),
    authorize: guarded('invoice', async (id, request, key: string) =>
      map(
        await money(`/invoices/${id}/authorize`, given(request), key, transactionReply),
        (reply) => reply.transaction,
      ),
    ),
    void: guarded('invoice', async (id, key: string) =>
      map(await money(`/invoices/${id}/void`, {}, key, transactionReply), (reply) => reply.transaction),
    ),
    increment: guarded('invoice', async (id, amount: string, key: string) =>
      map(
        await money(`/invoices/${id}/increment_authorization`, { amount }, key, transactionReply),
        (reply) => reply.transaction,
      ),
    ),

    write: ({ method, path, body, idempotencyKey }, schema) =>
      path.length > 0 && path.every((segment) => SEGMENT.test(segment))
        ? once(
            { method, path: `/${path.join('/')}`, body, idempotencyKey, timeoutMs: MONEY_TIMEOUT_MS },
            schema,
          )
        : Promise.resolve(fail({ kind: 'not_found' })),

    now: clock.now,
    health: health.current,
    onHealth: health.listen,
  };
}

/** Nothing but a well-formed id of the right kind gets into a path; what is none of ours cannot be found upstream either. */
function guarded<A extends unknown[], T>(
  kind: IdKind,
  call: (id: string, ...rest: A) => Promise<UpstreamResult<T>>,
): (id: string, ...rest: A) => Promise<UpstreamResult<T>> {
  return async (id, ...rest) =>
    isId(kind, id) ? call(encodeURIComponent(id), ...rest) : fail({ kind: 'not_found' });
}

function map<T, U>(result: UpstreamResult<T>, change: (value: T) => U): UpstreamResult<U> {
  return result.ok ? ok(change(result.value)) : result;
}

/** A request body without what was not given. */
function given(request: object): object {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== null));
}
