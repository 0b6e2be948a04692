import type { RunResult } from './model/run-seed.ts';

/** What many runs came to. */
export interface Summary {
  seeds: number;
  steps: number;
  cpuSeconds: number;
  readonly faults: Map<string, number>;
  readonly phases: Map<string, number>;
  readonly settledMs: number[];
  /** One line each, with the seed to run again. */
  readonly violations: string[];
}

export function emptySummary(): Summary {
  return {
    seeds: 0,
    steps: 0,
    cpuSeconds: 0,
    faults: new Map(),
    phases: new Map(),
    settledMs: [],
    violations: [],
  };
}

export function addRun(summary: Summary, run: RunResult): void {
  summary.seeds += 1;
  summary.steps += run.steps;
  addCounts(summary.faults, run.faults);
  addCounts(summary.phases, run.phases);
  summary.settledMs.push(...run.settledMs);
  if (run.violation !== null)
    summary.violations.push(`${run.violation}. Again: node test/faults/seed.ts ${run.seed}`);
}

export function addSummary(to: Summary, more: Summary): void {
  to.seeds += more.seeds;
  to.steps += more.steps;
  to.cpuSeconds += more.cpuSeconds;
  addCounts(to.faults, more.faults);
  addCounts(to.phases, more.phases);
  to.settledMs.push(...more.settledMs);
  to.violations.push(...more.violations);
}

function addCounts(to: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [name, count] of more) to.set(name, (to.get(name) ?? 0) + count);
}

/** The value below which `share` of the numbers lie; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function countsInWords(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
