/** A cell that a spreadsheet would take for a formula, or that hides one behind a control character. */
const FORMULA = /^[=+\-@\t\r\n\0]/;
const QUOTED = /[",\r\n]/;

/**
 * A line of CSV (RFC 4180). Texts that somebody else wrote may begin like a formula: they get an apostrophe in front, as
 * spreadsheets have it. Amounts are our own, and negative ones stay numbers.
 */
export function csvLine(cells: readonly (string | CsvNumber)[]): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? quoted(guarded(cell)) : cell.number)).join(',')}\r\n`;
}

/** A decimal string or a whole number, written as it is. */
export interface CsvNumber {
  readonly number: string;
}

export function csvNumber(value: string | number): CsvNumber {
  return { number: String(value) };
}

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A reply that is a file, made while it is sent. `name` holds letters, digits, dashes, dots and underscores only. */
export function csvReply(name: string, lines: AsyncIterator<string>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
