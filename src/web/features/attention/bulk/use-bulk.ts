import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { attentionQuery } from '#web/api/attention-queries.ts';
import { sendIntent } from '#web/api/send-intent.ts';
import { transactionDetailQuery } from '#web/api/transaction-queries.ts';
import { runBulk } from './bulk-run.ts';
import type { BulkAction, RowOutcome } from './bulk-run.ts';

export interface Bulk {
  readonly stage: 'asking' | 'running' | 'over';
  readonly outcomes: ReadonlyMap<string, RowOutcome>;
  start(): void;
  /** Nothing new is begun; what is under way comes to its end. */
  stop(): void;
}

/** The run over the chosen payments. It starts once: to go on, somebody chooses anew. */
export function useBulk(action: BulkAction, ids: readonly string[]): Bulk {
  const client = useQueryClient();
  const [stage, setStage] = useState<Bulk['stage']>('asking');
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, RowOutcome>>(new Map());
  const stopped = useRef(false);

  const tell = (id: string, outcome: RowOutcome): void =>
    setOutcomes((before) => new Map(before).set(id, outcome));

  async function run(): Promise<void> {
    await runBulk(
      action,
      ids,
      {
        read: (id) => client.query({ ...transactionDetailQuery(id), staleTime: 0 }),
        send: (id, body) => sendIntent(id, action, body, crypto.randomUUID()),
      },
      tell,
      () => stopped.current,
    );
    setStage('over');
    void client.invalidateQueries({ queryKey: attentionQuery().queryKey });
  }

  return {
    stage,
    outcomes,
    start() {
      if (stage !== 'asking') return;
      setStage('running');
      void run();
    },
    stop() {
      stopped.current = true;
    },
  };
}
