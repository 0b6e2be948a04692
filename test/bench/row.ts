/** One measured figure. `ratio` is ours divided by the peer's in the same run: the number to quote on a noisy machine. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly peer?: string;
  readonly ratio?: number;
  readonly budget: string;
  readonly holds: boolean;
}

export interface Bench {
  readonly name: string;
  run(): Promise<readonly Row[]>;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The nearest-rank percentile of the values; NaN for none. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1))] ??
    Number.NaN
  );
}

/** "12.3 (10.1 to 15.0)": the median with the spread of the runs, so that a noisy machine shows. */
export function spread(values: readonly number[], unit: string): string {
  const digits = median(values) < 10 ? 2 : median(values) < 100 ? 1 : 0;
  const text = (value: number) => value.toFixed(digits);
  return `${text(median(values))} ${unit} (${text(Math.min(...values))} to ${text(Math.max(...values))})`;
}

/** Times in milliseconds against the most that their median may be. */
export function msRow(what: string, values: readonly number[], limit: number): Row {
  return {
    what,
    ours: spread(values, 'ms'),
    budget: `at most ${String(limit)} ms`,
    holds: median(values) <= limit,
  };
}
