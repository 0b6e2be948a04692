import { BarMarks } from './bar-marks.tsx';
import type { ChartData, ChartKind, ScaleText } from './chart-data.ts';
import { DotMarks } from './dot-marks.tsx';
import type { Geometry } from './geometry.ts';
import { Ground } from './ground.tsx';
import { Patterns } from './patterns.tsx';
import styles from './picture.module.css';
import type { Follow } from './rows-link.tsx';

interface PictureProps {
  readonly kind: ChartKind;
  readonly data: ChartData;
  readonly scale: ScaleText;
  readonly geometry: Geometry;
  /** For the ids of patterns. */
  readonly scope: string;
  readonly follow: Follow;
}

/** All that there is to see of a drawing, and the ways to the rows behind its marks. */
export function Picture({ kind, data, scale, geometry, scope, follow }: PictureProps) {
  return (
    <>
      <Ground kind={kind} data={data} scale={scale} geometry={geometry} />
      {kind === 'dots' ? (
        <DotMarks data={data} geometry={geometry} follow={follow} />
      ) : (
        <>
          <Patterns scope={scope} />
          <BarMarks kind={kind} data={data} geometry={geometry} scope={scope} follow={follow} />
        </>
      )}
      {kind === 'columns' && <ZeroLine geometry={geometry} />}
    </>
  );
}

/** Over the bars, whose edges would cover it. */
function ZeroLine({ geometry: { along, left, right } }: { readonly geometry: Geometry }) {
  return <line className={styles.zero} x1={left} x2={right} y1={along(0)} y2={along(0)} />;
}
