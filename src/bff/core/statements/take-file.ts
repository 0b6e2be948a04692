import type { Kysely } from 'kysely';
import { MAX_STATEMENT_BYTES } from '#contract/statement-upload.ts';
import type { StatementUpload, UploadReply } from '#contract/statement-upload.ts';
import type { Actor } from '#contract/session.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import type { Schema } from '../store/schema.ts';
import type { Ports } from '../ports.ts';
import { keepColumns, keptColumns } from './columns-kept.ts';
import { matchingOf } from './match/matching.ts';
import type { Pause } from './read/read-lines.ts';
import type { Reading } from './read/read-statement.ts';
import { Unreadable } from './read/unreadable.ts';
import { readStatementRow } from './statement-rows.ts';
import { storeStatement } from './store-statement.ts';

interface Taking {
  readonly db: Kysely<Schema>;
  readonly ports: Pick<Ports, 'clock' | 'ids'>;
  readonly actor: Actor;
}

/** Lets others have their turn: a large file is read and matched in slices. */
export function pauseOf({ clock }: Pick<Ports, 'clock'>): Pause {
  return () => clock.sleep(0);
}

/**
 * Reads a dropped file, stores and matches it. A file that cannot be read is a 400 that says which line and why; nothing of
 * it is stored then.
 */
export async function takeFile({ db, ports, actor }: Taking, upload: StatementUpload): Promise<UploadReply> {
  const pause = pauseOf(ports);
  const reading = await read(db, upload, pause);
  if ('question' in reading) return { outcome: 'question', question: reading.question };
  const { format, statement, csv } = reading;
  const at = ports.clock.now();
  const id = `bs_${ports.ids.uuid().replaceAll('-', '')}`;
  const { position, isNew } = await matchingOf(db, pause).change(async () => {
    const shape = csv?.shape ?? null;
    const value = await storeStatement(db, { id, name: upload.name, format, shape, actor, at, statement });
    if (csv) await keepColumns(db, csv.shape, csv.mapping, at);
    return { value, concerns: value.isNew ? 'all' : [] };
  });
  return { outcome: isNew ? 'stored' : 'known', statement: await readStatementRow(db, position) };
}

async function read(db: Kysely<Schema>, upload: StatementUpload, pause: Pause): Promise<Reading> {
  const known = { find: (shape: string) => keptColumns(db, shape) };
  // Loaded with the first file: a start does not wait for readers of XML and CSV.
  const { readStatement } = await import('./read/read-statement.ts');
  try {
    return await readStatement(bytesOf(upload.content_base64), upload.mapping ?? null, known, pause);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { line, message } = error;
    const reason = line === null ? message : `Line ${String(line)}: ${message}`;
    throw new ApiProblem('invalid_request', `${reason} Nothing was stored.`, {
      fields: { content_base64: reason },
    });
  }
}

function bytesOf(base64: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    throw invalidRequest({ content_base64: 'is not base 64' });
  }
  if (binary.length > MAX_STATEMENT_BYTES) throw invalidRequest({ content_base64: 'is larger than 6 MB' });
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}
