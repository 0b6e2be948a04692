import { memo, useCallback, useId, useRef } from 'react';
import type { ChartData, ChartKind, ChartPoint, ScaleText } from './chart-data.ts';
import { BarPlot } from './bar-plot.tsx';
import styles from './chart.module.css';
import { DotPlot } from './dot-plot.tsx';
import { plotHeight } from './plot-height.ts';
import type { Follow } from './rows-link.tsx';
import type { ScaleEnds } from './scale.ts';
import { useWidth } from './use-width.ts';

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
  /** Pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** For the ids of patterns. */
  readonly scope: string;
  readonly onPoint: (point: ChartPoint | undefined) => void;
}

/**
 * The drawing, the one part that needs the library. Arrow keys walk its points, Enter opens the rows behind one. Drawn
 * again only when its own data changes: the other charts of a page come and go.
 */
export const Plot = memo(function Plot({ kind, ...rest }: PlotProps) {
  const scope = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const active = useRef<ChartPoint | undefined>(undefined);
  const onPoint = useCallback((point: ChartPoint | undefined) => {
    active.current = point;
  }, []);
  const height = plotHeight(kind, rest.data.points.length);
  const drawing: DrawingProps = { ...rest, scope, onPoint, size: { width, height } };
  return (
    <div
      ref={frame}
      className={styles.plot}
      // Captured: the library takes Enter as "hide the card".
      onKeyDownCapture={(event) => {
        const href = event.key === 'Enter' ? hrefOf(active.current) : undefined;
        if (href === undefined) return;
        event.stopPropagation();
        rest.follow(href);
      }}
    >
      {width === 0 ? null : kind === 'dots' ? <DotPlot {...drawing} /> : <BarPlot kind={kind} {...drawing} />}
    </div>
  );
});

function hrefOf(point: ChartPoint | undefined): string | undefined {
  return point?.href ?? Object.values(point?.values ?? {}).find(({ href }) => href !== undefined)?.href;
}
