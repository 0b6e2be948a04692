import type { Dialect } from 'kysely';
import type { CallRates } from './access/call-rates.ts';
import type { Actor, Environment } from '#contract/session.ts';
import type { Staff } from './access/staff.ts';

/** Everything the core sees of the world outside it. Node and the demo each bring their own. */
export interface Ports {
  readonly clock: SteadyClock;
  readonly ids: Ids;
  readonly log: Log;
  /** SHA-256 of a text's UTF-8 bytes, in hexadecimal digits. */
  readonly sha256: Sha256;
  readonly upstream: Upstream;
  /** A SQLite dialect; the core owns the schema and migrates at start. Reads and writes go to one connection. */
  readonly database: Dialect;
  /** Who acts, or null when nobody is signed in. Edge and demo decide how they know. */
  readonly identify: (request: Request) => Promise<Actor | null>;
  /** Whom one may act as with a click: in the demo and in a sandbox only. */
  readonly identities?: Identities;
  /** The people who sign in here; absent where one acts as somebody with a click. */
  readonly staff?: Staff;
  /** How often one person may call; left out where anybody may be anybody. */
  readonly callRates?: CallRates;
  readonly project: { readonly id: string; readonly name: string; readonly environment: Environment };
}

/** Node answers at once, a page cannot. */
export type Sha256 = (text: string) => string | Promise<string>;

export interface Identities {
  readonly offered: readonly Actor[];
  /** Acts as this one from now on; headers for the reply. */
  choose(actor: Actor): Record<string, string>;
}

export interface Clock {
  /** Epoch milliseconds, as the machine believes them to be: they may jump either way at any time. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts (it never rejects). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** For what must not end early because somebody set the machine's clock. */
export interface SteadyClock extends Clock {
  /**
   * Milliseconds since some moment of this process. They only ever grow, and never faster than time passes, whatever is
   * done to the machine's clock; the next process begins anew.
   */
  steady(): number;
}

export interface Ids {
  uuid(): string;
}

/** Structured log lines. Fields are named one by one by the caller; bodies, headers and secrets never go in. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Upstream {
  readonly projectId: string;
  readonly secret: string;
  /** Sends one request to the ProcessOut API and resolves when its reply is here whole. It follows no redirect. */
  readonly send: (request: UpstreamRequest) => Promise<UpstreamReply>;
}

export interface UpstreamRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
  /** A larger reply is not read. */
  readonly mostBytes: number;
}

export interface UpstreamReply {
  readonly status: number;
  readonly headers: ReplyHeaders;
  /** Null where it was larger than it may be, and where the reply is a redirect. */
  readonly text: string | null;
}

export interface ReplyHeaders {
  get(name: string): string | null;
}
