import { monthEndCsvPath } from '#web/api/report-queries.ts';
import type { ReportParams } from '#web/api/report-queries.ts';
import { DownloadButton } from '#web/common/download-button.tsx';
import type { PeriodDays } from '#web/common/period/period.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import styles from './reports.module.css';

interface TakeAwayProps {
  readonly params: ReportParams;
  readonly days: PeriodDays;
}

/** The report as a file, and on paper: every browser prints to PDF. */
export function TakeAway({ params, days }: TakeAwayProps) {
  return (
    <div className={styles.take}>
      <DownloadButton
        label="CSV"
        path={monthEndCsvPath(params)}
        fileName={`month-end-${days.from}-to-${days.to}.csv`}
      />
      <Button onClick={() => window.print()}>
        <Icon name="print" />
        Print or PDF
      </Button>
    </div>
  );
}
