import { Unreadable } from './unreadable.ts';

/** How files begin that people drop by mistake. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'This is a PDF. Ask the bank for CAMT.053, MT940 or CSV.'],
  ['PK\u0003\u0004', 'This is an Excel workbook or a ZIP archive. Save the sheet as CSV, or unpack it.'],
  ['\u00d0\u00cf\u0011\u00e0', 'This is an old Excel workbook. Save the sheet as CSV.'],
  ['\u001f\u008b', 'This is a compressed file. Unpack it first.'],
];

/**
 * The text of a file: UTF-8, UTF-16 with or without its mark, or Windows-1252, which holds ISO 8859-1. What an XML
 * declaration names is believed, unless the bytes are plainly otherwise.
 * @throws Unreadable for what is no text
 */
export function decodeText(bytes: Uint8Array): string {
  const head = Array.from(bytes.subarray(0, 400), (byte) => String.fromCharCode(byte)).join('');
  for (const [start, sentence] of MISTAKES) if (head.startsWith(start)) throw new Unreadable(null, sentence);
  const text = new TextDecoder(encodingOf(bytes, head)).decode(bytes);
  const zero = text.indexOf('\0');
  if (zero >= 0)
    throw new Unreadable(lineOf(text, zero), 'a zero byte. This is not text; ask the bank for it again.');
  return text;
}

function encodingOf(bytes: Uint8Array, head: string): string {
  if (head.startsWith('\xff\xfe')) return 'utf-16le';
  if (head.startsWith('\xfe\xff')) return 'utf-16be';
  if (head.startsWith('\xef\xbb\xbf')) return 'utf-8';
  // Without its mark: every other byte of Latin letters is zero.
  const zeros = Array.from(head.slice(0, 8), (sign) => (sign === '\0' ? '0' : '1')).join('');
  if (zeros === '10101010') return 'utf-16le';
  if (zeros === '01010101') return 'utf-16be';
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase();
  if (declared !== undefined && /^(iso-8859-1|latin1|windows-1252|us-ascii)$/.test(declared))
    return 'windows-1252';
  return isValidUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The number of the line, from 1, in which a place of a text is. */
export function lineOf(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
