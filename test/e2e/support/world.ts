import type { Page } from '@playwright/test';
import type { FaultPlan } from '#mocks/processout/faults.ts';
import type { SampleFormat, SampleStatement } from '#mocks/processout/statements/sample.ts';

/** What a test may do to the simulated ProcessOut behind the screen, the same on both targets. */
export interface World {
  /** Moves the simulator's time forward by `ms`: authorizations expire, auto-captures and late failures happen. */
  advance(ms: number): Promise<void>;
  /** Replaces the planned faults; an empty list ends them. */
  faults(plan: FaultPlan): Promise<void>;
  /** The shop's bank statement of the last weeks, as a file of its bank. */
  statement(format: SampleFormat): Promise<SampleStatement>;
  /** Switches new payments arriving by themselves on or off. */
  traffic(on: boolean): Promise<void>;
}

/** The demo page carries its world and offers it as `window.__counterfoilDemo`; the page must be open. */
export function demoWorld(page: Page): World {
  const call = <T>(verb: string, argument: unknown): Promise<T> =>
    page.evaluate(
      async ([name, value]) => {
        const demo = (window as unknown as Record<string, Record<string, (v: unknown) => unknown>>)[
          '__counterfoilDemo'
        ];
        if (!demo?.[name]) throw new Error(`the demo does not offer ${name}`);
        return (await demo[name](value)) as T;
      },
      [verb, argument] as const,
    );
  return {
    advance: (ms) => call('advance', ms),
    statement: (format) => call('statement', format),
    faults: (plan) => call('faults', plan),
    traffic: (on) => call('traffic', on),
  };
}

/** The sandbox is controlled over HTTP, beside the API that it imitates. */
export function sandboxWorld(sandboxUrl: string): World {
  const call = async (verb: string, body: unknown): Promise<void> => {
    const response = await fetch(`${sandboxUrl}/__sandbox/${verb}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`sandbox ${verb}: ${response.status} ${await response.text()}`);
  };
  return {
    advance: (ms) => call('advance', { ms }),
    async statement(format) {
      const reply = await fetch(`${sandboxUrl}/__sandbox/statement/${format}`);
      return (await reply.json()) as SampleStatement;
    },
    faults: (plan) => call('faults', { rules: plan }),
    traffic: (on) => call('traffic', { on }),
  };
}
