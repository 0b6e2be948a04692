import type { Context } from 'hono';
import {
  parseStatementLinesQuery,
  parseStatementListQuery,
  parseVersionQuery,
  STATEMENT_ID,
} from '#contract/statement-query.ts';
import { matchBody, statementUpload } from '#contract/statement-upload.ts';
import type { UploadReply } from '#contract/statement-upload.ts';
import type {
  MissingPayouts,
  PayoutBank,
  PayoutChoices,
  Statement,
  StatementLine,
  StatementLinesPage,
  StatementPage,
} from '#contract/statement.ts';
import type { Core } from '../context.ts';
import { invalidRequest } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { AppEnv, Routes } from '../http/env.ts';
import { readBody } from '../http/read-body.ts';
import { decide, findLine } from '../statements/decide.ts';
import type { Wanted } from '../statements/decide.ts';
import { listLines } from '../statements/line-rows.ts';
import { matchingOf } from '../statements/match/matching.ts';
import { choicesFor, missingPayouts } from '../statements/payout-briefs.ts';
import { payoutLines } from '../statements/payout-lines.ts';
import { removeStatement } from '../statements/remove-statement.ts';
import { listStatements, noStatement, positionOf, readStatementRow } from '../statements/statement-rows.ts';
import { pauseOf, takeFile } from '../statements/take-file.ts';

const CHOICES = 20;
const MISSING_SHOWN = 100;

/** /api/statements: bank statements that were dropped, their lines, and which payouts these are. */
export function statementRoutes(core: Core): Routes {
  const { ports } = core;
  const { db } = core;
  const matching = matchingOf(db, pauseOf(ports));
  const routes = createRoutes();
  const tell = (): void => core.live.publish({ type: 'statements' });

  routes.get('/statements', async (c) => {
    const query = parseStatementListQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    await matching.freshen();
    return c.json<StatementPage>(await listStatements(core.db, query.value));
  });
  routes.post('/statements', async (c) => {
    const upload = await readBody(c.req.raw, statementUpload);
    const reply = await takeFile({ db, ports, actor: c.get('actor') }, upload);
    if (reply.outcome === 'stored') tell();
    return c.json<UploadReply>(reply, reply.outcome === 'stored' ? 201 : 200);
  });
  routes.get('/statements/missing', async (c) => {
    await matching.freshen();
    return c.json<MissingPayouts>(await missingPayouts(db, MISSING_SHOWN));
  });
  routes.get('/statements/payouts/:id', async (c) =>
    c.json<PayoutBank>(await payoutLines(db, c.req.param('id'))),
  );
  routes.get('/statements/:id', async (c) => {
    await matching.freshen();
    const statement = await readStatementRow(core.db, await statementIn(c, core));
    return c.json<{ statement: Statement }>({ statement });
  });
  routes.delete('/statements/:id', async (c) => {
    const id = c.req.param('id');
    const removed = await matching.change(async () => {
      const value = await removeStatement(db, id);
      return { value, concerns: value ? 'all' : [] };
    });
    if (!removed) throw noStatement();
    tell();
    return c.json({ id });
  });
  routes.get('/statements/:id/lines', async (c) => {
    const query = parseStatementLinesQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    await matching.freshen();
    return c.json<StatementLinesPage>(await listLines(db, await statementIn(c, core), query.value));
  });
  routes.get('/statements/:id/lines/:line/payouts', async (c) => {
    const line = await findLine(db, await statementIn(c, core), lineIn(c));
    return c.json<PayoutChoices>({ payouts: await choicesFor(db, line, CHOICES) });
  });
  routes.post('/statements/:id/lines/:line/match', async (c) => {
    const { payout_id, version } = await readBody(c.req.raw, matchBody);
    const kind = payout_id === null ? 'not_payout' : 'payout';
    return answer(c, core, { kind, payoutId: payout_id, version });
  });
  routes.delete('/statements/:id/lines/:line/match', async (c) => {
    const query = parseVersionQuery(new URL(c.req.url).searchParams);
    if (!query.ok) throw invalidRequest(query.fields);
    return answer(c, core, { kind: 'undone', payoutId: null, version: query.value.version });
  });
  return routes;
}

async function answer(
  c: Context<AppEnv>,
  core: Core,
  what: Pick<Wanted, 'kind' | 'payoutId' | 'version'>,
): Promise<Response> {
  const { db } = core;
  const wanted = { ...what, actor: c.get('actor'), at: core.ports.clock.now() };
  const line = await decide(db, await statementIn(c, core), lineIn(c), wanted);
  core.live.publish({ type: 'statements' });
  return c.json<{ line: StatementLine }>({ line });
}

/** The position of the statement that the address names. */
async function statementIn(c: Context<AppEnv>, core: Core): Promise<number> {
  const id = c.req.param('id') ?? '';
  const position = STATEMENT_ID.test(id) ? await positionOf(core.db, id) : null;
  if (position === null) throw noStatement();
  return position;
}

function lineIn(c: Context<AppEnv>): number {
  const text = c.req.param('line') ?? '';
  return /^\d{1,12}$/.test(text) ? Number(text) : -1;
}
