import { useQueryClient } from '@tanstack/react-query';
import type { StatementLine } from '#contract/statement.ts';
import type { ApiError } from '#web/api/api-error.ts';
import { decideLine, undoLine } from '#web/api/statement-queries.ts';
import { useWrite } from '#web/common/use-write.ts';

/** Deciding about a line; what is shown is read again after each decision, and after one that was refused. */
export interface Decision {
  readonly sending: boolean;
  readonly failure: ApiError | null;
  /** This payout, or with null none at all. True when it was taken. */
  readonly choose: (payoutId: string | null) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
}

export function useDecide(statementId: string, { id, decisions }: StatementLine): Decision {
  const client = useQueryClient();
  const { sending, failure, send, changed } = useWrite();
  const version = decisions.length;

  async function decide(call: (key: string) => Promise<StatementLine>): Promise<boolean> {
    changed();
    const line = await send(call);
    await client.invalidateQueries({ queryKey: ['statements'] });
    void client.invalidateQueries({ queryKey: ['payouts'] });
    return line !== null;
  }

  return {
    sending,
    failure,
    choose: (payoutId) => decide((key) => decideLine(statementId, id, { payout_id: payoutId, version }, key)),
    undo: () => decide((key) => undoLine(statementId, id, version, key)),
  };
}
