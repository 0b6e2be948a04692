import { checkChain } from './core/audit/chain.ts';
import { openForReading } from './edge/database.ts';
import { readDatabaseFile } from './edge/settings.ts';
import { systemSha256 } from './edge/system-ports.ts';

/**
 * `npm run audit:verify [-- <record>:<hash>]`: computes the whole audit chain of the database again. With a record and its
 * hash, kept from an earlier check, it also proves that nothing was cut off or written anew since.
 */
async function main(): Promise<number> {
  const known = readKnown(process.argv[2]);
  if (known === null) return complain('Give a record and its hash as 12:3f9a…, or nothing.');
  const file = readDatabaseFile(process.env);
  if (!file.ok) return complain(file.problem);
  const db = openForReading(file.value);
  if (!db.ok) return complain(db.problem);
  const check = await checkChain(db.value, systemSha256, known);
  await db.value.destroy();
  if (!check.intact) return complain(`The chain is broken at record ${String(check.at)}.`);
  const head = check.head === null ? 'it is empty' : `keep ${String(check.count)}:${check.head}`;
  process.stdout.write(`${String(check.count)} records, as they were written; ${head}\n`);
  return 0;
}

function readKnown(text: string | undefined): { seq: number; hash: string } | undefined | null {
  if (text === undefined) return undefined;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

process.exitCode = await main();
