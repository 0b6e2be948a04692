import type { Bff } from '#bff/core/app.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { sampleStatement } from '#mocks/processout/statements/sample.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { NEW_PAYMENTS_PER_MINUTE, startWorld } from './world.ts';

/**
 * The demo's backend and simulator, beside the page's own thread: mirroring thousands of payments must not make the page
 * stutter. The page hands over a port; everything goes through it.
 */
addEventListener('message', ({ data, ports: [port] }: MessageEvent<number>) => {
  if (!port) return;
  const tell = (message: FromWorker) => port.postMessage(message);
  startWorld(data).then(
    ({ bff, simulator }) => {
      port.addEventListener('message', (event: MessageEvent<ToWorker>) =>
        act(bff, simulator, event.data, tell),
      );
      port.start();
      tell({ kind: 'ready' });
    },
    (error: unknown) => tell({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' }),
  );
});

const readers = new Map<number, ReadableStreamDefaultReader<Uint8Array>>();

function act(bff: Bff, simulator: Simulator, message: ToWorker, tell: (message: FromWorker) => void): void {
  switch (message.kind) {
    case 'request':
      void answer(bff, message, tell);
      break;
    case 'cancel':
      void readers.get(message.id)?.cancel();
      break;
    case 'advance':
      jump(simulator, message.ms);
      bff.nudge();
      tell({ kind: 'end', id: message.id });
      break;
    case 'statement':
      tell({ kind: 'statement', id: message.id, file: sampleStatement(simulator, message.format) });
      break;
    case 'faults':
      simulator.faults.set(message.plan);
      break;
    case 'traffic':
      if (message.on) simulator.traffic.on(NEW_PAYMENTS_PER_MINUTE);
      else simulator.traffic.off();
  }
}

/** The most payments that arrive while a visitor skips time: a week at the usual rate would take minutes to index. */
const PAYMENTS_PER_JUMP = 40;

function jump({ traffic, advance }: Simulator, ms: number): void {
  const isOn = traffic.isOn();
  if (isOn) traffic.on(Math.min(NEW_PAYMENTS_PER_MINUTE, (PAYMENTS_PER_JUMP * 60_000) / ms));
  advance(ms);
  if (isOn) traffic.on(NEW_PAYMENTS_PER_MINUTE);
}

type Asked = Extract<ToWorker, { kind: 'request' }>;

async function answer(
  bff: Bff,
  { id, url, method, headers, body }: Asked,
  tell: (message: FromWorker) => void,
) {
  const request = new Request(url, { method, headers: headers.map(([name, value]) => [name, value]), body });
  const reply = await bff.fetch(request);
  tell({ kind: 'head', id, status: reply.status, headers: [...reply.headers] });
  const reader = reply.body?.getReader();
  if (reader) readers.set(id, reader);
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    tell({ kind: 'piece', id, bytes: read.value });
  }
  readers.delete(id);
  tell({ kind: 'end', id });
}
