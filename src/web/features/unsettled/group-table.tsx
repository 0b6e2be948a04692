import { Link } from '@tanstack/react-router';
import type { UnsettledGroup } from '#contract/settlement.ts';
import { amountInWords, countText } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Mark } from '#web/ui/mark.tsx';
import plain from '#web/ui/plain-table.module.css';
import text from '#web/ui/text.module.css';
import { atMoment } from './as-of-words.ts';
import { ageInWords, agesOf, delayInWords, hasLate, worstFirst } from './delay-words.ts';
import styles from './group-table.module.css';

interface GroupTableProps {
  readonly groups: readonly UnsettledGroup[];
  /** The moment whose books they are; now when undefined. */
  readonly asOf: string | undefined;
}

/** A line per PSP and currency: how much waits, how much of it is late by that PSP's own habit, and how old the payments are. */
export function GroupTable({ groups, asOf }: GroupTableProps) {
  const ages = agesOf(groups);
  return (
    <div
      className={`${plain.scroll} ${styles.groups}`}
      tabIndex={0}
      role="region"
      aria-label="By PSP and currency"
    >
      {/* Roles, because on a phone a line is no row of a table to the browser. */}
      <table role="table" className={`${plain.table} ${styles.table}`}>
        <caption className={text.hidden}>What waits, by PSP and currency, late first</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">PSP</th>
            <th role="columnheader" className={styles.delay}>
              Takes
            </th>
            <th role="columnheader" className={plain.number}>
              {asOf === undefined ? 'Waits' : 'Unsettled'}
            </th>
            <th role="columnheader" className={plain.number}>
              Of it late
            </th>
            <th role="columnheader" className={plain.number}>
              Payments
            </th>
            {ages.map((age) => (
              <th key={age.from_days} role="columnheader" className={plain.number}>
                {ageInWords(age)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {worstFirst(groups).map((group) => (
            <tr role="row" key={group.gateway + group.currency}>
              <th role="rowheader">
                <Link
                  to="/unsettled"
                  search={{ ...atMoment(asOf), gateway: [group.gateway], currency: [group.currency] }}
                  className={text.link}
                >
                  {`${gatewayName(group.gateway)}, ${group.currency}`}
                </Link>
              </th>
              <td role="cell" className={`${plain.words} ${styles.delay}`}>
                {delayInWords(group.delay)}
              </td>
              <td role="cell" className={`${plain.number} ${styles.sum}`}>
                <Amount value={group.amount} currency={group.currency} />
              </td>
              <td
                role="cell"
                data-what={group.late_amount === null ? 'if late' : 'late'}
                className={`${plain.number} ${styles.lateCell}`}
              >
                <Late group={group} asOf={asOf} />
              </td>
              <td
                role="cell"
                data-what={group.count === 1 ? 'payment' : 'payments'}
                className={`${plain.number} ${styles.count}`}
              >
                {countText(group.count)}
              </td>
              {ages.map((age) => (
                <td key={age.from_days} role="cell" className={`${plain.number} ${styles.age}`}>
                  <Age group={group} fromDays={age.from_days} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Late({ group, asOf }: Pick<GroupTableProps, 'asOf'> & { readonly group: UnsettledGroup }) {
  const { gateway, currency, late_amount } = group;
  if (late_amount === null) return <span className={text.faint}>not known</span>;
  if (!hasLate(group)) return <Amount value={late_amount} currency={currency} />;
  return (
    <Link
      to="/unsettled"
      search={{ ...atMoment(asOf), gateway: [gateway], currency: [currency], late: 'true' }}
      className={`${text.link} ${styles.late}`}
    >
      <Mark name="expiring" tone="warn" />
      <Amount value={late_amount} currency={currency} />
    </Link>
  );
}

/** How many payments; what they come to is said to readers and to a mouse that rests on it. */
function Age({ group, fromDays }: { readonly group: UnsettledGroup; readonly fromDays: number }) {
  const age = group.ages.find(({ from_days }) => from_days === fromDays);
  if (!age || age.count === 0) return <span className={text.faint}>0</span>;
  const worth = amountInWords(age.amount, group.currency);
  return (
    <span title={worth}>
      {countText(age.count)}
      <span className={text.hidden}>{`, ${worth}`}</span>
    </span>
  );
}
