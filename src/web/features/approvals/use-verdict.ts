import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Intent } from '#contract/intent.ts';
import { ApiError } from '#web/api/api-error.ts';
import { sendVerdict } from '#web/api/approval-queries.ts';
import type { Verdict } from '#web/api/approval-queries.ts';

/** Sends a verdict once; whatever comes of it, the lists and the payment are read again. */
export function useVerdict(intent: Intent, onDecided: (decided: Intent) => void) {
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: (verdict: Verdict) => sendVerdict(intent.id, verdict),
    onSuccess: onDecided,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['approvals'] }),
        client.invalidateQueries({ queryKey: ['transactions', 'detail', intent.transaction_id] }),
      ]),
  });
  const { error } = sending;
  return {
    send: (verdict: Verdict) => {
      if (!sending.isPending) sending.mutate(verdict);
    },
    isSending: sending.isPending,
    refusal:
      error === null
        ? null
        : { message: error.message, requestId: error instanceof ApiError ? error.requestId : null },
  };
}
