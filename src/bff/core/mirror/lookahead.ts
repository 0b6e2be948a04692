import type { Clock } from '../ports.ts';
import type { OnNext, UpstreamPage, UpstreamResult } from '../processout/upstream.ts';

/** A page that was asked for: what after, from when on (epoch milliseconds), and what will have come. */
export interface AskedPage<W> {
  readonly cursor: string | null;
  readonly readAt: number;
  readonly reply: Promise<UpstreamResult<UpstreamPage<W>>>;
}

/**
 * Asks for the pages of a walk, each as soon as it is known where it begins: while the page before it is checked and
 * stored. A walk is then as fast as ProcessOut gives pages. No more than one page is asked for beyond the one at hand.
 */
export interface Lookahead<W> {
  /** The page after this cursor, which may be on its way already. */
  page(cursor: string | null, signal: AbortSignal): AskedPage<W>;
  /** The page at hand was read, and the next one begins after this id. */
  next(lastId: string, signal: AbortSignal): Promise<void>;
  /** Whatever was asked for ahead is not wanted any more. */
  drop(): void;
}

type Read<W> = (cursor: string | null, signal: AbortSignal, onNext: OnNext) => AskedPage<W>['reply'];

export function createLookahead<W>(clock: Clock, read: Read<W>): Lookahead<W> {
  let ahead: AskedPage<W> | null = null;
  let atHand: AskedPage<W> | null = null;

  function ask(cursor: string | null, signal: AbortSignal): AskedPage<W> {
    const readAt = clock.now();
    const reply = read(cursor, signal, (lastId) => {
      // A page that is itself asked for ahead waits for its turn.
      if (atHand === asked && lastId !== cursor) ahead ??= ask(lastId, signal);
    });
    const asked: AskedPage<W> = { cursor, readAt, reply };
    return asked;
  }

  return {
    page(cursor, signal) {
      atHand = ahead?.cursor === cursor ? ahead : ask(cursor, signal);
      ahead = null;
      return atHand;
    },
    async next(lastId, signal) {
      if (ahead !== null) return;
      ahead = ask(lastId, signal);
      // It leaves before this thread is busy with storing.
      await clock.sleep(0);
    },
    drop() {
      ahead = null;
      atHand = null;
    },
  };
}
