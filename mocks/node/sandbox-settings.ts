import { parseMillis } from '#domain/time.ts';

export interface SandboxSettings {
  readonly port: number;
  readonly transactions: number;
  readonly seed: string;
  /** Epoch milliseconds of the simulated start; null means the machine's own clock. */
  readonly now: number | null;
  /** Whether the project gets payouts; with a `test-` key the seeds say that there are none. */
  readonly payouts: boolean;
  /** Where the project's webhooks go; null leaves invoices that name an address of their own. */
  readonly webhookUrl: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the SANDBOX_ variables. @throws Error with one sentence that names the malformed one */
export function readSandboxSettings(env: Environment): SandboxSettings {
  const payouts = env['SANDBOX_PAYOUTS'] || '1';
  if (!/^[01]$/.test(payouts)) throw new Error('SANDBOX_PAYOUTS must be 1 or 0.');
  return {
    port: wholeNumber(env, 'SANDBOX_PORT', 8790, 65_535),
    transactions: wholeNumber(env, 'SANDBOX_TRANSACTIONS', 5000, 5_000_000),
    seed: env['SANDBOX_SEED'] || 'counterfoil',
    now: startTime(env),
    payouts: payouts === '1',
    webhookUrl: webAddress(env, 'SANDBOX_WEBHOOK_URL'),
  };
}

function webAddress(env: Environment, name: string): string | null {
  const value = env[name];
  if (!value) return null;
  if (/^https?:\/\/\S+$/.test(value) && URL.canParse(value)) return value;
  throw new Error(`${name} must be an address that begins with http:// or https://.`);
}

function wholeNumber(env: Environment, name: string, fallback: number, max: number): number {
  const value = env[name] || String(fallback);
  if (/^\d{1,9}$/.test(value) && Number(value) >= 1 && Number(value) <= max) return Number(value);
  throw new Error(`${name} must be a whole number from 1 to ${max}.`);
}

function startTime(env: Environment): number | null {
  const value = env['SANDBOX_NOW'];
  if (!value) return null;
  const time = parseMillis(value);
  if (time === null) throw new Error('SANDBOX_NOW must be an RFC 3339 time, such as 2026-11-17T12:00:00Z.');
  return time;
}
