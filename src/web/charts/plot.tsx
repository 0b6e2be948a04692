import { useId, useRef } from 'react';
import type { ChartData, ChartKind, ChartPoint, ScaleText } from './chart-data.ts';
import { BarPlot } from './bar-plot.tsx';
import styles from './chart.module.css';
import { DotPlot } from './dot-plot.tsx';
import type { Follow } from './rows-link.tsx';
import type { ScaleEnds } from './scale.ts';

export interface PlotProps {
  readonly kind: ChartKind;
  readonly title: string;
  readonly data: ChartData;
  readonly scale: ScaleText;
  /** Ends of a scale of dots that do not follow from the data. */
  readonly ends?: ScaleEnds | undefined;
  readonly follow: Follow;
}

/** What the drawings share beside their own marks. */
export interface DrawingProps extends Omit<PlotProps, 'kind'> {
  /** For the ids of patterns. */
  readonly scope: string;
  readonly onPoint: (point: ChartPoint | undefined) => void;
}

/** The drawing, the one part that needs the library. Arrow keys walk its points, Enter opens the rows behind one. */
export function Plot({ kind, ...rest }: PlotProps) {
  const scope = useId();
  const active = useRef<ChartPoint | undefined>(undefined);
  const drawing: DrawingProps = {
    ...rest,
    scope,
    onPoint: (point) => {
      active.current = point;
    },
  };
  return (
    <div
      className={styles.plot}
      // Captured: the library takes Enter as "hide the card".
      onKeyDownCapture={(event) => {
        const href = event.key === 'Enter' ? hrefOf(active.current) : undefined;
        if (href === undefined) return;
        event.stopPropagation();
        rest.follow(href);
      }}
    >
      {kind === 'dots' ? <DotPlot {...drawing} /> : <BarPlot kind={kind} {...drawing} />}
    </div>
  );
}

function hrefOf(point: ChartPoint | undefined): string | undefined {
  return point?.href ?? Object.values(point?.values ?? {}).find(({ href }) => href !== undefined)?.href;
}
