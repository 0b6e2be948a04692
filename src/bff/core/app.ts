import { Kysely } from 'kysely';
import { createAudit } from './audit/audit.ts';
import type { Core } from './context.ts';
import { createRoutes } from './http/env.ts';
import { readGauges } from './gauges.ts';
import type { Gauges } from './gauges.ts';
import { recordCalls } from './audit/calls.ts';
import { answerErrors, answerUnrouted, guard, nameRequests } from './http/guards.ts';
import { createJournal } from './journal/journal.ts';
import { createLiveBus } from './live.ts';
import { createMirror, DEFAULT_PACE } from './mirror/mirror.ts';
import type { MirrorPace } from './mirror/mirror.ts';
import type { Ports } from './ports.ts';
import { createUpstreamClient } from './processout/client.ts';
import { createReadTurns } from './processout/read-turns.ts';
import { createReadiness } from './readiness.ts';
import type { Readiness } from './readiness.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { auditRoutes } from './routes/audit.ts';
import { attentionRoutes } from './routes/attention.ts';
import { customerRoutes } from './routes/customers.ts';
import { eventRoutes } from './routes/events.ts';
import { intentRoutes } from './routes/intents.ts';
import { invoiceRoutes } from './routes/invoices.ts';
import { limitRoutes } from './routes/limits.ts';
import { liveRoutes } from './routes/live.ts';
import { moneyRoutes } from './routes/money.ts';
import { noteRoutes } from './routes/notes.ts';
import { payoutRoutes } from './routes/payouts.ts';
import { reportRoutes } from './routes/reports.ts';
import { searchRoutes } from './routes/search.ts';
import { settlementRoutes } from './routes/settlement.ts';
import { sessionRoutes } from './routes/session.ts';
import { staffRoutes } from './routes/staff.ts';
import { statementRoutes } from './routes/statements.ts';
import { syncRoutes } from './routes/sync.ts';
import { transactionDetailRoutes } from './routes/transaction-detail.ts';
import { transactionsListRoutes } from './routes/transactions-list.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { settleIn } from './store/home.ts';
import { migrate } from './store/migrate.ts';
import type { Schema } from './store/schema.ts';

/** The backend of the app: everything under `/api`, and what goes on behind it. */
export interface Bff {
  /** Every call that it answers, for whoever checks who may make it. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  fetch(request: Request): Promise<Response>;
  /** Whether it can do its work, with words when it cannot. */
  readiness(): Promise<Readiness>;
  /** Where things stand, in numbers that name nobody. */
  gauges(): Promise<Gauges>;
  /** Brings the database up to date, takes up what was left unfinished, and begins to mirror. Requests come after. */
  start(): Promise<void>;
  /** Ends live streams and walks, waits for what is being written, closes the database. */
  stop(): Promise<void>;
  /** Looks for news at ProcessOut now, also for those that no event tells of. */
  nudge(): void;
}

/** Composes the core over its ports. Nothing happens before `start`. */
export function createBff(ports: Ports, pace: MirrorPace = DEFAULT_PACE): Bff {
  const turns = createReadTurns();
  const upstream = createUpstreamClient(ports, turns);
  const db = new Kysely<Schema>({ dialect: ports.database });
  const live = createLiveBus();
  const mirror = createMirror({ ports, upstream, db, live }, pace);
  const audit = createAudit(db, ports);
  const core: Core = { ports, upstream, db, live, mirror, audit };
  const journal = createJournal(core);
  const stopping = new AbortController();

  const app = createRoutes();
  app.use(nameRequests(ports));
  // ProcessOut cannot sign in: what it sends passes no guard, and nothing that it says is believed.
  app.route(
    '/webhooks',
    webhookRoutes(core, () => mirror.nudge()),
  );
  app.use(guard(ports, recordCalls(audit), turns));
  for (const routes of [
    sessionRoutes(core),
    staffRoutes(core),
    auditRoutes(core),
    syncRoutes(mirror),
    attentionRoutes(core),
    liveRoutes(core, mirror, stopping.signal),
    // Before the details: "count" and "options" are no ids.
    transactionsListRoutes(core),
    transactionDetailRoutes(core, journal),
    customerRoutes(core),
    invoiceRoutes(core, journal),
    eventRoutes(core),
    payoutRoutes(core),
    settlementRoutes(core),
    searchRoutes(core),
    reportRoutes(core),
    statementRoutes(core),
    moneyRoutes(core, journal),
    intentRoutes(journal),
    approvalRoutes(core, journal),
    limitRoutes(core),
    noteRoutes(core),
  ]) {
    app.route('/api', routes);
  }
  answerErrors(app, ports);
  answerUnrouted(app);

  return {
    routes: app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path })),
    fetch: async (request) => app.fetch(request),
    readiness: createReadiness({ db, clock: ports.clock, health: upstream.health, sync: mirror.sync }),
    gauges: () => readGauges(db, mirror.sync),
    async start() {
      await migrate(db);
      await settleIn(db, ports.project.id);
      await journal.recover();
      mirror.start();
    },
    async stop() {
      stopping.abort();
      journal.stop();
      await mirror.stop();
      await db.destroy();
    },
    nudge: mirror.lookRound,
  };
}
