import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { saveWalk } from '#bff/core/mirror/walk-state.ts';
import { storeWanted } from '#bff/core/settlement/owed-store.ts';
import { storeShares } from '#bff/core/settlement/shares.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { systemClock } from '#bff/edge/system-ports.ts';
import { payoutFile } from './payout-file.ts';

/** One of a list, by a payment's number. */
const pick = (values: readonly string[], by: number): string =>
  `json_extract('${JSON.stringify(values)}', '$[' || ((n / ${String(by)}) % ${String(values.length)}) || ']')`;

const CURRENCY = pick(['EUR', 'EUR', 'EUR', 'SEK', 'SEK', 'GBP', 'USD', 'JPY', 'KWD'], 1);
const GATEWAY = pick(['adyen', 'adyen', 'stripe', 'worldpay', 'checkoutcom', 'klarna', 'adyen'], 3);
const OTHER = pick(['stripe', 'adyen'], 2);

/** Payments as the trail tells of them: one in eight was declined elsewhere first, one in sixteen went back. */
const FILL = `
  create temp table payment as
    select row_number() over (order by position) as n, position, created_us, captured_amount from "transaction";
  insert into attempt (transaction_position, number, currency, gateway, outcome, origin)
    select position, 1, ${CURRENCY}, ${OTHER}, 'declined', 'fresh' from payment where n % 8 = 0;
  insert into attempt (transaction_position, number, currency, gateway, outcome, origin)
    select position, 2, ${CURRENCY}, ${GATEWAY}, iif(n % 11 = 0, 'declined', 'approved'),
      iif(n % 8 = 0, 'rescue', 'fresh') from payment;
  insert into movement (kind, at_us, transaction_position, number, currency, gateway, amount, is_first)
    select 'captured', created_us + 3000000, position, 0, ${CURRENCY}, ${GATEWAY}, captured_amount, 1 from payment;
  insert into movement (kind, at_us, transaction_position, number, currency, gateway, amount, is_first)
    select 'refunded', created_us + 86400000000 * (n % 30), position, 1, ${CURRENCY}, ${GATEWAY},
      captured_amount / 2, 1 from payment where n % 16 = 0;
  insert into movement_day (kind, day, currency, gateway, count, amount)
    select kind, at_us / 86400000000, currency, gateway, count(*), sum(amount) from movement group by 1, 2, 3, 4;
  insert into facet (id, status, currency, gateway, scheme, count)
    select 100 + row_number() over (), 'completed', currency, gateway, '', 1
    from (select distinct currency, gateway from movement_day);
  update payout set gateway = ${GATEWAY.replaceAll('n /', 'position / 60000000000 /')},
    settled_us = created_us + 3 * 86400000000, proof_stale = 0, items_checked = 1;
  insert into payout_delay (payout, gateway, currency, days, count)
    select p.position, p.gateway, 'EUR', value, 80 from payout p, json_each('[2, 3, 5]');`;

/** A database file with `rows` payments and as many payout items, and all that reports count. */
export async function reportFile(rows: number): Promise<string> {
  const base = await payoutFile(rows);
  const path = base.replace('payouts-', 'reports-');
  if (existsSync(path)) return path;
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  copyFileSync(base, unfinished);
  const connection = new DatabaseSync(unfinished);
  connection.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;');
  connection.exec(FILL);
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(connection) });
  const payouts = await db.selectFrom('payout').select('position').orderBy('position').execute();
  for (const { position } of payouts) await storeShares({ db, clock: systemClock }, position);
  await sql`insert into owed_wanted (position) select position from "transaction"`.execute(db);
  while ((await storeWanted(db)) > 0);
  for (const walk of ['transactions', 'payouts'] as const) await saveWalk(db, walk, { finished: 1 });
  connection.exec('drop table payment; analyze');
  await db.destroy();
  renameSync(unfinished, path);
  return path;
}
