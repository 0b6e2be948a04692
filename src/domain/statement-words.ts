/** Runs of letters and digits that are joined to neighbours: banks break a reference where their line ends. */
const LONGEST_JOIN = 4;
/** Words of one text that are looked at; what a bank prints is far shorter. */
const MOST_RUNS = 80;
const SHORTEST_REFERENCE = 5;
const SHORTEST_NAME = 4;
/** Words that half of all bank lines hold. */
const COMMON = new Set(
  'BANK BANQUE BANCO PAYOUT PAYOUTS PAYMENT PAYMENTS TRANSFER SEPA CREDIT DEBIT GMBH LIMITED EUROPE INTERNATIONAL ACCOUNT SETTLEMENT'.split(
    ' ',
  ),
);

/** What a payout's own words offer to compare a bank line with. */
export interface Marks {
  /** Words with a digit in them, such as "PO2231": they name one payout, or one merchant. */
  readonly references: readonly string[];
  /** Words such as "STRIPE", which name a PSP or a bank. */
  readonly names: readonly string[];
}

/** The marks in a payout's `bank_summary`, `bank_name` and PSP; any of them may be missing. */
export function marksOf(texts: readonly (string | null)[]): Marks {
  const references = new Set<string>();
  const names = new Set<string>();
  for (const text of texts) {
    for (const word of (text ?? '').split(/[\s,;|]+/)) {
      const compact = runsOf(word).join('');
      if (/\d/.test(compact)) {
        if (compact.length >= SHORTEST_REFERENCE) references.add(compact);
      } else {
        for (const run of runsOf(word)) if (run.length >= SHORTEST_NAME && !COMMON.has(run)) names.add(run);
      }
    }
  }
  return { references: [...references], names: [...names] };
}

/** Every word of a bank line's text, and every join of up to four neighbours. */
export function wordsOf(text: string): ReadonlySet<string> {
  const runs = runsOf(text).slice(0, MOST_RUNS);
  const words = new Set<string>();
  for (let start = 0; start < runs.length; start += 1) {
    let joined = '';
    for (let end = start; end < Math.min(runs.length, start + LONGEST_JOIN); end += 1) {
      joined += runs[end] ?? '';
      words.add(joined);
    }
  }
  return words;
}

/** Letters and digits in upper case without accents: banks drop both in different ways. */
function runsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
