import { parseFaultPlan } from '#mocks/processout/faults.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { sampleStatement } from '#mocks/processout/statements/sample.ts';
import { answerOverPort } from './answer-over-port.ts';
import { pageClock } from './clock.ts';
import type { FromSimulator, SimulatorStart, ToSimulator } from './controls-messages.ts';
import { fetchOverPort } from './fetch-over-port.ts';

/**
 * The demo's ProcessOut, in a worker of its own as it is a service of its own: telling its stories costs the backend
 * nothing. It is told how large its world is, with a port to the backend, one to its webhooks and one to the page.
 */
addEventListener('message', ({ data, ports: [backend, webhooks, page] }: MessageEvent<SimulatorStart>) => {
  if (!backend || !webhooks || !page) return;
  const simulator = startSimulator(data.payments, fetchOverPort(webhooks));
  answerOverPort(backend, simulator.answer);
  page.addEventListener('message', (event: MessageEvent<ToSimulator>) =>
    act(simulator, event.data, (message) => page.postMessage(message)),
  );
  page.start();
});

const NEW_PAYMENTS_PER_MINUTE = 4;

/** Where the simulated dashboard says that webhooks go: to the demo's backend, which knows its paths and no host. */
const WEBHOOK_URL = 'https://counterfoil.norrland.example/webhooks/processout';

/** A simulated project with new payments arriving now and then. */
function startSimulator(payments: number, deliver: (request: Request) => Promise<Response>): Simulator {
  const simulator = createSimulator({
    seed: 'norrland',
    clock: pageClock,
    size: payments,
    payouts: 'planted',
    project: SANDBOX_PROJECT,
    webhooks: { url: WEBHOOK_URL, deliver },
  });
  simulator.traffic.on(NEW_PAYMENTS_PER_MINUTE);
  recallThePast(simulator);
  return simulator;
}

/** The backend asks for the newest event first, and making the world's past takes a while: it is made while the backend starts. */
function recallThePast({ fetch }: Simulator): void {
  const authorization = `Basic ${btoa(`${SANDBOX_PROJECT.id}:${SANDBOX_PROJECT.secret}`)}`;
  void fetch(new Request('https://api.processout.com/events?limit=1', { headers: { authorization } }));
}

function act(simulator: Simulator, message: ToSimulator, tell: (message: FromSimulator) => void): void {
  switch (message.kind) {
    case 'advance':
      jump(simulator, message.ms);
      return tell({ kind: 'advanced', id: message.id });
    case 'statement':
      return tell({ kind: 'statement', id: message.id, file: sampleStatement(simulator, message.format) });
    case 'faults':
      return simulator.faults.set(parseFaultPlan(message.plan));
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
