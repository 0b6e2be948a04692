import type { FaultPlan } from '#mocks/processout/faults.ts';
import type { SampleFormat, SampleStatement } from '#mocks/processout/statements/sample.ts';

/** What the page asks of the worker in which the demo's backend lives. */
export type ToWorker =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly url: string;
      readonly method: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: ArrayBuffer | null;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'advance'; readonly id: number; readonly ms: number }
  | { readonly kind: 'statement'; readonly id: number; readonly format: SampleFormat }
  | { readonly kind: 'faults'; readonly plan: FaultPlan }
  | { readonly kind: 'traffic'; readonly on: boolean };

/** What it answers: a reply comes in pieces, so that a live stream can. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'head';
      readonly id: number;
      readonly status: number;
      readonly headers: [string, string][];
    }
  | { readonly kind: 'statement'; readonly id: number; readonly file: SampleStatement }
  | { readonly kind: 'piece'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number };
