import type { SampleFormat, SampleStatement } from '#mocks/processout/statements/sample.ts';

/** What the page asks of the worker in which the demo's ProcessOut is simulated. */
export type ToSimulator =
  | { readonly kind: 'advance'; readonly id: number; readonly ms: number }
  | { readonly kind: 'statement'; readonly id: number; readonly format: SampleFormat }
  | { readonly kind: 'faults'; readonly plan: unknown }
  | { readonly kind: 'traffic'; readonly on: boolean };

/** What it answers to those that carry an id. */
export type FromSimulator =
  | { readonly kind: 'advanced'; readonly id: number }
  | { readonly kind: 'statement'; readonly id: number; readonly file: SampleStatement };

/** What it starts with; its ports come beside. */
export interface SimulatorStart {
  readonly payments: number;
}

/** The page's first message to the backend. */
export interface BackendStart {
  /** SQLite, compiled; null where that did not work. */
  readonly sqlite: WebAssembly.Module | null;
}
