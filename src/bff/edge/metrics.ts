type Labels = Readonly<Record<string, string>>;

interface Counter {
  add(labels?: Labels): void;
}

interface Histogram {
  observe(value: number, labels?: Labels): void;
}

/** Numbers about this process in Prometheus' text form. Labels come from fixed sets: never an id, never a person. */
export interface Metrics {
  counter(name: string, help: string): Counter;
  /** @param bounds upper bounds of the buckets, ascending */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** A number that is read when somebody asks; `undefined` leaves it out. */
  gauge(name: string, help: string, read: () => Iterable<readonly [Labels, number]>): void;
  /** prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4. */
  print(): string;
}

interface Buckets {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  count: number;
}

export function createMetrics(): Metrics {
  const families: (() => string[])[] = [];

  function family(name: string, help: string, type: string, lines: () => string[]): void {
    families.push(() => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines()]);
  }

  return {
    counter(name, help) {
      const counts = new Map<string, number>();
      family(name, help, 'counter', () => [...counts].map(([labels, count]) => `${name}${labels} ${count}`));
      return {
        add(labels = {}) {
          const key = labelText(labels);
          counts.set(key, (counts.get(key) ?? 0) + 1);
        },
      };
    },
    histogram(name, help, bounds) {
      const series = new Map<string, Buckets>();
      family(name, help, 'histogram', () =>
        [...series.values()].flatMap((one) => bucketLines(name, bounds, one)),
      );
      return {
        observe(value, labels = {}) {
          const key = labelText(labels);
          const one = series.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, count: 0 };
          series.set(key, one);
          const at = bounds.findIndex((bound) => value <= bound);
          if (at >= 0) one.counts[at] = (one.counts[at] ?? 0) + 1;
          one.sum += value;
          one.count += 1;
        },
      };
    },
    gauge(name, help, read) {
      family(name, help, 'gauge', () =>
        [...read()].map(([labels, value]) => `${name}${labelText(labels)} ${value}`),
      );
    },
    print: () => `${families.flatMap((lines) => lines()).join('\n')}\n`,
  };
}

/** Buckets are cumulative: each counts all that is at most its bound. */
function bucketLines(
  name: string,
  bounds: readonly number[],
  { labels, counts, sum, count }: Buckets,
): string[] {
  let below = 0;
  const buckets = bounds.map((bound, at) => {
    below += counts[at] ?? 0;
    return `${name}_bucket${labelText({ ...labels, le: String(bound) })} ${below}`;
  });
  return [
    ...buckets,
    `${name}_bucket${labelText({ ...labels, le: '+Inf' })} ${count}`,
    `${name}_sum${labelText(labels)} ${Number(sum.toFixed(6))}`,
    `${name}_count${labelText(labels)} ${count}`,
  ];
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
