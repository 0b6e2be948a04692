import type { ChartData, ChartPoint } from './chart-data.ts';
import styles from './chart-table.module.css';
import { RowsLink } from './rows-link.tsx';
import type { Follow } from './rows-link.tsx';

interface ChartTableProps {
  readonly title: string;
  readonly data: ChartData;
  readonly follow: Follow;
}

/** What the drawing shows, as exact figures: each leads to the same rows as its mark. */
export function ChartTable({ title, data, follow }: ChartTableProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={`${title}, as a table`}>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{data.what}</th>
            {data.series.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            {data.total !== undefined && <th scope="col">{data.total}</th>}
          </tr>
        </thead>
        <tbody>
          {data.points.map((point) => (
            <Row key={point.key} point={point} data={data} follow={follow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly point: ChartPoint;
  readonly data: ChartData;
  readonly follow: Follow;
}

function Row({ point, data, follow }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <RowsLink href={point.href} follow={follow}>
          {point.title}
        </RowsLink>
      </th>
      {data.series.map(({ key }) => {
        const value = point.values[key];
        return (
          <td key={key}>
            {value && (
              <RowsLink href={value.href} follow={follow}>
                {value.text}
              </RowsLink>
            )}
          </td>
        );
      })}
      {data.total !== undefined && <td className={styles.total}>{point.total}</td>}
    </tr>
  );
}
