import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stream } from '#mocks/processout/world/prng.ts';

/** What happens to a stretch of bytes on its way. */
export const SOCKET_FAULTS = [
  'reset',
  'delivered, then reset',
  'cut short',
  'half closed',
  'delayed',
  'split',
  'sent twice',
  'garbage before it',
  'swallowed',
] as const;
export type SocketFault = (typeof SOCKET_FAULTS)[number];

export interface Proxy {
  readonly url: string;
  readonly faults: ReadonlyMap<SocketFault, number>;
  /** From now on everything passes as it is. */
  calm(): void;
  close(): Promise<void>;
}

/** Money is disturbed more often than what is only read: without a page read, nobody asks for anything. */
const RATES = { money: 0.6, reads: 0.06 };
const PIECES = 12;

/** A wire between the backend and ProcessOut that cannot be relied on, in both directions. */
export async function openProxy(target: number, random: Stream): Promise<Proxy> {
  const faults = new Map<SocketFault, number>();
  const open = new Set<Socket>();
  let calm = false;

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let rate = RATES.reads;
    near.on(
      'data',
      (bytes) => (rate = bytes.subarray(0, 4).toString() === 'POST' ? RATES.money : RATES.reads),
    );
    pipe(near, far, () => rate);
    pipe(far, near, () => rate);
  });

  /** Stretches of one direction go one after the other, whatever is done with each. */
  function pipe(from: Socket, to: Socket, rate: () => number): void {
    let before: Promise<void> = Promise.resolve();
    from.on('data', (bytes) => {
      before = before.then(() => pass(bytes, from, to, rate())).catch(() => undefined);
    });
  }

  async function pass(bytes: Buffer, from: Socket, to: Socket, rate: number): Promise<void> {
    const fault = calm || !random.chance(rate) ? null : random.pick(SOCKET_FAULTS);
    if (fault !== null) faults.set(fault, (faults.get(fault) ?? 0) + 1);
    switch (fault) {
      case null:
        to.write(bytes);
        return;
      case 'reset':
        to.resetAndDestroy();
        from.resetAndDestroy();
        return;
      case 'delivered, then reset':
        to.write(bytes, () => from.resetAndDestroy());
        return;
      case 'cut short':
        to.end(bytes.subarray(0, random.between(0, bytes.length - 1)));
        return;
      case 'half closed':
        to.end(bytes);
        return;
      case 'delayed':
        await new Promise((resolve) => setTimeout(resolve, random.between(1, 60)));
        to.write(bytes);
        return;
      case 'split': {
        const size = Math.ceil(bytes.length / PIECES);
        for (let at = 0; at < bytes.length; at += size) {
          to.write(bytes.subarray(at, at + size));
          await nextTurn();
        }
        return;
      }
      case 'sent twice':
        to.write(bytes);
        to.write(bytes);
        return;
      case 'garbage before it':
        to.write(Buffer.from(Array.from({ length: 20 }, () => random.between(0, 255))));
        to.write(bytes);
        return;
      case 'swallowed':
        return;
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    calm: () => (calm = true),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
