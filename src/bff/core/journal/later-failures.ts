import type { Core } from '../context.ts';
import { unsoundAmount } from '../detail/amounts.ts';
import type { Journal } from './journal.ts';
import { intentsOf, withRefundsSettled } from './intent-store.ts';

/**
 * A refund may fail days after it was made (seed 003, Refund attributes), or show after a person stated its outcome, and
 * only its transaction tells. When one of those is seen to change, it is read again, so that the intent does not keep a
 * word that is no longer so. Returns the function that stops it.
 */
export function watchRefunds(core: Core, observe: Journal['observe']): () => void {
  async function look(ids: readonly string[]): Promise<void> {
    for (const id of await withRefundsSettled(core.db, ids)) {
      const read = await core.upstream.transaction(id);
      if (read.ok && unsoundAmount(read.value) === null) {
        await observe(read.value, await intentsOf(core.db, id));
      }
    }
  }

  return core.live.subscribe((event) => {
    if (event.type !== 'transactions' || event.changed.length === 0) return;
    look(event.changed).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'unknown';
      core.ports.log.warn('refunds not looked after', { message });
    });
  });
}
