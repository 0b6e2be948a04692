import type { CsvMapping, UploadReply } from '#contract/statement-upload.ts';
import type { Statement, StatementLine, StatementLinesPage } from '#contract/statement.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';

/** Drops a file, as the page does. */
export function drop(
  bff: TestBff,
  content: Uint8Array | string,
  options: { readonly name?: string; readonly mapping?: CsvMapping } = {},
): Promise<Response> {
  return bff.post('/api/statements', {
    name: options.name ?? 'november.xml',
    content_base64: Buffer.from(content).toString('base64'),
    ...(options.mapping && { mapping: options.mapping }),
  });
}

export async function dropped(...args: Parameters<typeof drop>): Promise<UploadReply> {
  const reply = await drop(...args);
  const body: unknown = await reply.json();
  if (!reply.ok) throw new Error(JSON.stringify(body));
  return body as UploadReply;
}

/** As `dropped`, for a file that needs nothing asked. */
export async function statementOf(...args: Parameters<typeof drop>): Promise<Statement> {
  const reply = await dropped(...args);
  if (reply.outcome === 'question') throw new Error(`asked about ${reply.question.unclear.join()}`);
  return reply.statement;
}

/** Every line, page by page. */
export async function linesOf(bff: TestBff, id: string, query = ''): Promise<StatementLine[]> {
  const lines: StatementLine[] = [];
  for (let after = ''; ;) {
    const page = await bff.read<StatementLinesPage>(`/api/statements/${id}/lines?limit=100${query}${after}`);
    lines.push(...page.lines);
    if (!page.has_more) return lines;
    after = `&start_after=${String(lines.at(-1)?.id)}`;
  }
}

export function remove(bff: TestBff, path: string): Promise<Response> {
  return bff.bff.fetch(
    new Request(`http://counterfoil.test${path}`, { method: 'DELETE', headers: { 'X-Counterfoil': '1' } }),
  );
}
