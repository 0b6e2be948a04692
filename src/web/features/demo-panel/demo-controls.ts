/** What the demo lets a visitor do to the simulated world. The demo build provides it; production has none. */
export interface DemoControls {
  /** Moves the world's time forward: holds lapse, automatic captures happen, refunds fail late. */
  advance(ms: number): Promise<void>;
  /** Switches new payments arriving by themselves on or off. */
  traffic(on: boolean): void;
  isTrafficOn(): boolean;
  /** Switches one kind of trouble at ProcessOut on or off. */
  trouble(name: TroubleName, on: boolean): void;
  /** The shop's bank statement of the last weeks, as a file of its bank. */
  statement(format: StatementSample): Promise<{ readonly name: string; readonly content: string }>;
  /** Starts again with the world as it was at first. */
  reset(): void;
}

export const TROUBLES = [
  { name: 'slow', label: 'Slow answers', does: 'Every call to ProcessOut takes three seconds.' },
  { name: 'down', label: 'ProcessOut is down', does: 'Every call fails. Lists go on from the mirror.' },
  { name: 'limited', label: 'Rate limited', does: 'Every call is told to come back in 20 seconds.' },
  {
    name: 'timeout',
    label: 'The next refund times out',
    does: 'It is made, but its answer never comes. Watch how it is found.',
  },
  {
    name: 'forgetful',
    label: 'Idempotency keys are ignored',
    does: 'Sending twice would pay twice. It is never sent twice.',
  },
] as const;

export type TroubleName = (typeof TROUBLES)[number]['name'];

const HOUR = 3_600_000;

export const STEPS_OF_TIME = [
  { label: '1 hour', ms: HOUR },
  { label: '1 day', ms: 24 * HOUR },
  { label: '3 days', ms: 72 * HOUR },
  { label: '7 days', ms: 168 * HOUR },
] as const;

export const STATEMENT_SAMPLES = [
  { format: 'camt', label: 'CAMT.053' },
  { format: 'mt940', label: 'MT940' },
  { format: 'csv', label: 'CSV' },
] as const;

export type StatementSample = (typeof STATEMENT_SAMPLES)[number]['format'];
