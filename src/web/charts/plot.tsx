import { memo, useCallback, useId, useRef } from 'react';
import type { ChartData, ChartKind, ChartPoint, ScaleText } from './chart-data.ts';
import styles from './chart.module.css';
import { geometryOf } from './geometry.ts';
import { Picture } from './picture.tsx';
import { plotHeight } from './plot-height.ts';
import type { Follow } from './rows-link.tsx';
import type { ScaleEnds } from './scale.ts';
import { useWalk } from './use-walk.ts';
import { useWidth } from './use-width.ts';

interface PlotProps {
  readonly kind: ChartKind;
  readonly title: string;
  readonly data: ChartData;
  readonly scale: ScaleText;
  /** Ends of a scale of dots that do not follow from the data. */
  readonly ends?: ScaleEnds | undefined;
  readonly follow: Follow;
}

/**
 * The drawing: it is there as soon as its data is, and learns from the library to be walked along. Arrow keys go from
 * point to point, Enter opens the rows behind one. Drawn again only when its own data changes: the other charts of a page
 * come and go.
 */
export const Plot = memo(function Plot({ kind, title, data, scale, ends, follow }: PlotProps) {
  const Walk = useWalk();
  const scope = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const active = useRef<ChartPoint | undefined>(undefined);
  const onPoint = useCallback((point: ChartPoint | undefined) => {
    active.current = point;
  }, []);
  const size = { width, height: plotHeight(kind, data.points.length) };
  const geometry = geometryOf(kind, data, scale, size, ends);
  const picture = <Picture {...{ kind, data, scale, geometry, scope, follow }} />;
  return (
    <div
      ref={frame}
      className={styles.plot}
      // Captured: the library takes Enter as "hide the card".
      onKeyDownCapture={(event) => {
        const href = event.key === 'Enter' ? hrefOf(active.current) : undefined;
        if (href === undefined) return;
        event.stopPropagation();
        follow(href);
      }}
    >
      {width === 0 ? null : Walk ? (
        <Walk {...{ kind, title, data, geometry, onPoint }}>{picture}</Walk>
      ) : (
        <svg
          role="group"
          aria-label={title}
          viewBox={`0 0 ${String(width)} ${String(size.height)}`}
          {...size}
        >
          {picture}
        </svg>
      )}
    </div>
  );
});

function hrefOf(point: ChartPoint | undefined): string | undefined {
  return point?.href ?? Object.values(point?.values ?? {}).find(({ href }) => href !== undefined)?.href;
}
