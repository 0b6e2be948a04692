import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useZone } from '#web/common/preferences.ts';
import { fullMoment, timeOfDay } from '#web/format/date.ts';
import ledger from './ledger-table.module.css';

/** When a row's object was made: the time of day, for its day stands above. */
export function CreatedCell({ at }: { readonly at: string }) {
  const zone = useZone();
  const moment = Date.parse(at);
  return (
    <td role="cell" className={`${ledger.quiet} ${ledger.wide}`}>
      <time dateTime={at} title={fullMoment(zone, moment)}>
        {timeOfDay(zone, moment)}
      </time>
    </td>
  );
}

interface NameCellProps {
  /** Of the object that the row opens. */
  readonly id: string;
  readonly link: LinkProps;
  readonly children: ReactNode;
}

/** What a row's object is called, which is the link that covers the row. */
export function NameCell({ id, link, children }: NameCellProps) {
  return (
    <td role="cell" className={`${ledger.name} ${ledger.lead}`}>
      <Link {...link} className={ledger.link} data-row-link={id}>
        {children}
      </Link>
    </td>
  );
}
