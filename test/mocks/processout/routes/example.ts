import type { Client } from '../support.ts';

/** What a call is made with: the values of its path, and its body. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** A body that is refused: the type of the error after `request.validation.`, and the field that it names. */
export type Wrong = readonly [body: object, problem: string, field: string];

/** One endpoint as it is used, and how it refuses. */
export interface RouteExample {
  /** Makes what the call is about. */
  readonly given: (client: Client) => Promise<Asked> | Asked;
  /** The key of the object or list in the answer; null when there is none. */
  readonly key: string | null;
  /** The error that every call gets: the endpoint is known, and what it does is never allowed here. */
  readonly always?: string;
  /** Of its success; 200 when left out. */
  readonly status?: number;
  /** It takes nothing that could be wrong. */
  readonly cannotFail?: true;
  /** What a path that names nothing is answered with: what stands in `resource.<this>.not-found`. */
  readonly unknown?: string;
  /** What a path that cannot name anything is answered with, when its form is known. */
  readonly malformed?: string;
  /** Bodies that are refused, in the place of the one that is given. */
  readonly wrong?: readonly Wrong[];
  /** The error when the call comes a second time. */
  readonly again?: string;
}

export type RouteExamples = Readonly<Record<string, RouteExample>>;
