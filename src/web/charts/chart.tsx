import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import type { ChartData, ChartKind, ScaleText } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';
import styles from './chart.module.css';
import { Legend } from './legend.tsx';
import { Plot } from './plot.tsx';
import { PlotSpace } from './plot-space.tsx';
import type { Follow } from './rows-link.tsx';
import type { ScaleEnds } from './scale.ts';

interface ChartProps {
  readonly kind: ChartKind;
  readonly title: string;
  /** What the drawing says, in one sentence. */
  readonly summary: string | null;
  /** Null while it is being read: the place is kept. */
  readonly data: ChartData | null;
  readonly scale: ScaleText;
  readonly ends?: ScaleEnds;
  readonly follow: Follow;
  /** Choices of what is drawn, beside the title. */
  readonly choices?: ReactNode;
  /** Figures over the drawing. */
  readonly children?: ReactNode;
  /** What stands there instead when there is nothing to draw. */
  readonly empty: string;
}

/** The one way a chart is shown: its title, what it says in words, the drawing or the same as a table, and the legend. */
export function Chart({ kind, title, summary, data, choices, children, empty, ...rest }: ChartProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles.frame} aria-labelledby={id} aria-describedby={`${id}-says`}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <div className={styles.choices}>
          {choices}
          <Button small kind="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Icon name="rows" />
            Table<span className={styles.hidden}>{` of ${title}`}</span>
          </Button>
        </div>
      </div>
      <p id={`${id}-says`} className={styles.summary}>
        {data && summary}
      </p>
      {children}
      {data?.points.length === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : data && asTable ? (
        <ChartTable title={title} data={data} follow={rest.follow} />
      ) : data ? (
        <Plot {...rest} kind={kind} title={title} data={data} />
      ) : (
        <PlotSpace kind={kind} />
      )}
      {data && !asTable && data.points.length > 0 && <Legend kind={kind} data={data} />}
    </figure>
  );
}
