/** A part of the fault plan that can notice a bug by itself. */
export type Layer = 'seeds' | 'stories' | 'races' | 'crash points';

/** A mistake that somebody could make, as one change of one source file. */
export interface Bug {
  readonly name: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** The layer that must notice it; the seeds when left out. */
  readonly noticedBy?: Layer;
}

const JOURNAL = 'src/bff/core/journal/journal.ts';
const QUIET = 'src/bff/core/journal/quiet.ts';
const NEXT = 'src/bff/core/journal/next.ts';
const EFFECT = 'src/bff/core/journal/effect.ts';
const SEND = 'src/bff/core/journal/send.ts';
const CLOSING = 'src/bff/core/journal/closing.ts';
const PREPARE = 'src/bff/core/journal/prepare.ts';
const DECISIONS = 'src/bff/core/approvals/decisions.ts';

/** The bugs that the fault tests must catch. */
export const BUGS: readonly Bug[] = [
  {
    name: 'two at once on one payment (no lock)',
    file: JOURNAL,
    find: 'lock.run(transactionId, () => submit(transactionId, asked, prepare))',
    replace: 'submit(transactionId, asked, prepare)',
    noticedBy: 'races',
  },
  {
    name: 'sent before it is marked as sent',
    file: JOURNAL,
    find: 'const marked = await change(row,',
    replace: 'await sendOnce(upstream, row);\n    const marked = await change(row,',
  },
  {
    name: 'the record of who asked is written apart from the intent',
    file: JOURNAL,
    find: 'await audit.writeWith(trx, askedNote(admitted, actor, requestId));',
    replace: 'setTimeout(() => void audit.write(askedNote(admitted, actor, requestId)), 50);',
  },
  {
    name: 'what was being sent at a crash is sent again at once',
    file: JOURNAL,
    find: "await change(row, ['sending'], afterInterruption(clock.now()));",
    replace:
      "const again = await change(row, ['sending'], { phase: 'stored' });\n      if (again) startSending(again);",
  },
  {
    name: 'what was being sent at a crash is forgotten',
    file: 'src/bff/core/journal/intent-store.ts',
    find: "['awaiting', 'stored', 'sending', 'unknown', 'pending']",
    replace: "['awaiting', 'stored', 'unknown', 'pending']",
  },
  {
    name: 'a check resends at once what it does not find',
    file: QUIET,
    find: 'export const QUIET_MS = 180_000;',
    replace: 'export const QUIET_MS = 0;',
  },
  {
    name: "the quiet period is counted by the machine's clock",
    file: JOURNAL,
    find: 'createQuietPeriods(clock)',
    replace: 'createQuietPeriods({ steady: clock.now })',
    noticedBy: 'crash points',
  },
  {
    name: 'what is not found at once is called failed',
    file: NEXT,
    find: 'afterAbsence(row, now) : nextCheck(row.checks, now);',
    replace: "afterAbsence(row, now) : final('failed', { message: 'Not found.' });",
  },
  {
    name: 'an unclear answer is called failed',
    file: NEXT,
    find: "case 'unclear':\n      return unclear(null, now);",
    replace: "case 'unclear':\n      return final('failed', { message: 'No answer.' });",
  },
  {
    name: 'an unclear answer is called done',
    file: NEXT,
    find: "case 'unclear':\n      return unclear(null, now);",
    replace: "case 'unclear':\n      return final('done', {});",
  },
  {
    name: 'what cannot be asked about is called failed',
    file: NEXT,
    find: 'return nextCheck(row.checks, now);\n}\n\n/** What an intent becomes whose',
    replace: "return final('failed', { message: 'No answer.' });\n}\n\n/** What an intent becomes whose",
  },
  {
    name: 'a 429 is taken for a refusal',
    file: SEND,
    find: "case 'rate_limited':\n    case 'invalid_reply':\n      return { kind: 'unclear' };",
    replace:
      "case 'rate_limited':\n    case 'invalid_reply':\n      return { kind: 'refused', code: 'limited', message: 'Later.' };",
  },
  {
    name: 'a broken connection is taken for one that was never made',
    file: SEND,
    find: 'return problem.reached\n',
    replace: 'return !problem.reached\n',
  },
  {
    name: 'a new key for every sending',
    file: SEND,
    find: 'await upstream.refund(row.transaction_id, refundRequest(row), row.id)',
    replace: 'await upstream.refund(row.transaction_id, refundRequest(row), `${row.id}/${row.sends}`)',
  },
  {
    name: 'a refund without a mark of its own',
    file: SEND,
    find: 'invoice_detail_ids: lineIdsOf(row) ?? [],\n    metadata: { intent_id: row.id },',
    replace: 'invoice_detail_ids: lineIdsOf(row) ?? [],\n    metadata: {},',
  },
  {
    name: 'the amount is left out, so that everything goes back',
    file: SEND,
    find: "return {\n    amount: row.amount ?? '0',\n    reason",
    replace: "return {\n    amount: '',\n    reason",
  },
  {
    name: 'has_failed is ignored',
    file: EFFECT,
    find: 'if (ours.has_failed !== true) return',
    replace: 'if (ours.id !== null) return',
  },
  {
    name: 'any refund of the same amount is taken for ours',
    file: EFFECT,
    find: "refunds.find(({ metadata }) => metadata?.['intent_id'] === row.id) ??",
    replace: 'refunds.find((refund) => isAmountOf(row, refund.amount)) ??',
  },
  {
    name: 'an older step of the same amount is taken for ours',
    file: EFFECT,
    find: 'operation.type === type && !known.has(operation.id) &&',
    replace: 'operation.type === type && known.size >= 0 &&',
    noticedBy: 'stories',
  },
  {
    name: 'a hold that is gone ends as done',
    file: EFFECT,
    find: "return { kind: 'failed', code: null, message };\n}\n\nfunction resultEffect",
    replace: 'return DONE;\n}\n\nfunction resultEffect',
    noticedBy: 'stories',
  },
  {
    name: 'what was reserved by others is not looked at',
    file: 'src/bff/core/detail/open-actions.ts',
    find: 'const blocker = intents.find(',
    replace: 'const blocker = [].concat().find(',
  },
  {
    name: 'refunds under way are not reserved',
    file: 'src/bff/core/detail/open-actions.ts',
    find: "row.action === 'refund' &&",
    replace: "row.action === 'void' &&",
  },
  {
    name: 'the limit of a person is not looked at',
    file: 'src/bff/core/approvals/rules.ts',
    find: 'if (compare(money(row.amount, row.currency), free) <= 0) return row;',
    replace: 'if (compare(money(row.amount, row.currency), free) <= 1) return row;',
  },
  {
    name: "a day's limit forgets what is under way",
    file: 'src/bff/core/limits/free-refund.ts',
    find: "['failed', 'awaiting']",
    replace: "['failed', 'awaiting', 'done', 'sending', 'stored']",
  },
  {
    name: 'one approves what one asked for',
    file: DECISIONS,
    find: 'if (row.actor_id === actor.id) return',
    replace: "if (row.actor_id === '') return",
  },
  {
    name: 'a key that was used asks for something else',
    file: PREPARE,
    find: 'if (known.fingerprint === fingerprintOf(wanted)) return known;',
    replace: "if (known.fingerprint !== '') return known;",
    noticedBy: 'stories',
  },
  {
    name: 'a charge is called done when the amount is only held',
    file: 'src/bff/core/journal/charge-effect.ts',
    find: "if (row.action === 'authorize' || transaction.captured)",
    replace: "if (row.action !== 'refund')",
    noticedBy: 'stories',
  },
  {
    name: 'one closes what one asked for',
    file: 'src/domain/access.ts',
    find: 'if (person.id === askedBy) return',
    replace: "if (askedBy === '') return",
    noticedBy: 'stories',
  },
  {
    name: 'that it did not happen may be said while it is on its way',
    file: CLOSING,
    find: 'if (!said.happened && !quietIsOver)',
    replace: 'if (!said.happened && row.sends === 0)',
    noticedBy: 'stories',
  },
  {
    name: 'what somebody states is not on record',
    file: CLOSING,
    find: 'note: statedNote(row, said, asked) };',
    replace: 'note: null };',
    noticedBy: 'stories',
  },
  {
    name: 'everybody may do everything',
    file: 'src/bff/core/http/guards.ts',
    find: 'if (capability !== null) return refusalOf(role, capability);',
    replace: "if (capability !== null) return refusalOf(role, 'view');",
  },
  {
    name: 'who was refused is not on record',
    file: 'src/bff/core/http/guards.ts',
    find: 'await record.denied(c, refusal);',
    replace: '',
  },
  {
    name: 'the chain of records has a gap',
    file: 'src/bff/core/audit/chain.ts',
    find: 'seq: (last?.seq ?? 0) + 1',
    replace: 'seq: (last?.seq ?? 0) + (last?.seq === 7 ? 2 : 1)',
  },
];
