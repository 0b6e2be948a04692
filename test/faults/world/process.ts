import { Kysely } from 'kysely';
import { createAudit } from '#bff/core/audit/audit.ts';
import { recordCalls } from '#bff/core/audit/calls.ts';
import type { Core } from '#bff/core/context.ts';
import { createRoutes } from '#bff/core/http/env.ts';
import { answerErrors, guard, nameRequests } from '#bff/core/http/guards.ts';
import { createJournal } from '#bff/core/journal/journal.ts';
import { createLiveBus } from '#bff/core/live.ts';
import type { SteadyClock, Ids, Ports, Upstream } from '#bff/core/ports.ts';
import { createUpstreamClient } from '#bff/core/processout/client.ts';
import { createReadTurns } from '#bff/core/processout/read-turns.ts';
import { approvalRoutes } from '#bff/core/routes/approvals.ts';
import { intentRoutes } from '#bff/core/routes/intents.ts';
import { invoiceRoutes } from '#bff/core/routes/invoices.ts';
import { moneyRoutes } from '#bff/core/routes/money.ts';
import { transactionDetailRoutes } from '#bff/core/routes/transaction-detail.ts';
import { webhookRoutes } from '#bff/core/routes/webhooks.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { systemSha256 } from '#bff/edge/system-ports.ts';
import type { Actor } from '#contract/session.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import type { LogLine } from '#test/bff/support/start-bff.ts';
import { collectingLog } from '#test/bff/support/start-bff.ts';
import type { Hooks, Storage } from './storage.ts';

export interface ProcessOptions {
  readonly storage: Storage;
  readonly clock: SteadyClock;
  readonly ids: Ids;
  /** How it reaches ProcessOut. */
  readonly send: Upstream['send'];
  /** Whoever a request's `X-Who` names. */
  readonly who: (name: string) => Actor | null;
  /** What happens beside the process's own statements; it may throw. */
  readonly hooks?: Hooks;
  readonly log?: LogLine[];
}

/** A backend in this thread that can die at any time: the journal and all that leads to it, without the mirror. */
export interface BffProcess {
  /** A request of a person; it never resolves when the process dies first. */
  ask(who: string, method: string, path: string, body?: object, key?: string): Promise<Response>;
  /** What the mirror does when it sees that payments changed. */
  news(transactionIds: readonly string[]): void;
  start(): Promise<void>;
  /** From now on nothing leaves it, nothing is written by it, and no timer of it rings. */
  kill(): void;
  readonly dead: () => boolean;
}

/** The same parts as src/bff/core/app.ts, without what only reads; the mirror's part is to tell what changed. */
export function createProcess(options: ProcessOptions): BffProcess {
  const { storage, hooks } = options;
  let dead = false;
  const stop = (): void => {
    if (dead) throw new Error('The process is gone');
  };
  // A promise of its own each time: one that all wait for would keep every process that ever died.
  const hangWhenDead = (): Promise<never> | undefined =>
    dead ? new Promise<never>(() => undefined) : undefined;
  const connection = storage.open({
    before(sql) {
      stop();
      hooks?.before(sql);
      stop();
    },
    after(sql) {
      hooks?.after(sql);
      stop();
    },
  });
  const ports: Ports = {
    clock: {
      now: options.clock.now,
      steady: options.clock.steady,
      async sleep(ms, signal) {
        await options.clock.sleep(ms, signal);
        await hangWhenDead();
      },
    },
    ids: options.ids,
    log: collectingLog(options.log ?? []),
    sha256: systemSha256,
    upstream: {
      projectId: SANDBOX_PROJECT.id,
      secret: SANDBOX_PROJECT.secret,
      send(request) {
        stop();
        return options.send(request).finally(hangWhenDead);
      },
    },
    database: nodeSqliteDialect(connection),
    identify: (request) => Promise.resolve(options.who(request.headers.get('X-Who') ?? '')),
    project: { id: SANDBOX_PROJECT.id, name: 'Test shop', environment: 'sandbox' },
  };
  const { app, core, journal } = compose(ports);

  return {
    async ask(who, method, path, body, key) {
      const headers = new Headers({ 'X-Counterfoil': '1', 'X-Who': who });
      if (body) headers.set('Content-Type', 'application/json');
      if (key !== undefined) headers.set('Idempotency-Key', key);
      const init = { method, headers, body: body ? JSON.stringify(body) : null };
      const reply = await app.fetch(new Request(`https://counterfoil.test${path}`, init));
      await hangWhenDead();
      return reply;
    },
    news: (changed) => core.live.publish({ type: 'transactions', created: [], changed: [...changed] }),
    start: () => journal.recover(),
    kill() {
      dead = true;
      journal.stop();
      storage.crash();
    },
    dead: () => dead,
  };
}

function compose(ports: Ports) {
  const turns = createReadTurns();
  const upstream = createUpstreamClient(ports, turns);
  const db = new Kysely<Schema>({ dialect: ports.database });
  const live = createLiveBus();
  const audit = createAudit(db, ports);
  const mirror: Core['mirror'] = {
    note: () => undefined,
    notePayout: () => Promise.resolve(),
    refresh: () => undefined,
    refreshCustomer: () => Promise.resolve(),
  };
  const core: Core = { ports, upstream, db, live, mirror, audit };
  const journal = createJournal(core);
  const app = createRoutes();
  app.use(nameRequests(ports));
  app.route(
    '/webhooks',
    webhookRoutes(core, () => undefined),
  );
  app.use(guard(ports, recordCalls(audit), turns));
  for (const routes of [
    transactionDetailRoutes(core, journal),
    invoiceRoutes(core, journal),
    moneyRoutes(core, journal),
    intentRoutes(journal),
    approvalRoutes(core, journal),
  ])
    app.route('/api', routes);
  answerErrors(app, ports);
  return { app, core, journal };
}
