import type { MonthEndAccountView, MonthEndReport } from '#contract/reports.ts';
import { RowsLink } from '#web/charts/rows-link.tsx';
import { useFollow } from '#web/common/use-follow.ts';
import { amountParts } from '#web/format/money.ts';
import { Mark } from '#web/ui/mark.tsx';
import { accountLines, addsUp, ownerOf, proofOf } from './account-lines.ts';
import type { AccountFigure, AccountLine } from './account-lines.ts';
import styles from './account-table.module.css';
import { pspName } from './psp-name.ts';

interface AccountTableProps {
  readonly currency: string;
  readonly period: MonthEndReport['period'];
  /** One for each PSP, and the one of all of them last when there are several. */
  readonly accounts: readonly MonthEndAccountView[];
  /** Whether everything that the figures need was read. */
  readonly complete: boolean;
}

/** One currency: what PSPs owed at first, what moved it, what they owe at the end, and whether that adds up. */
export function AccountTable({ currency, period, accounts, complete }: AccountTableProps) {
  const id = `account-${currency}`;
  const owners = accounts.map(({ gateway }) =>
    gateway === null && accounts.length > 1 ? 'All PSPs' : pspName(gateway),
  );
  return (
    <section className={styles.account} aria-labelledby={id}>
      <h2 id={id}>{currency}</h2>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={`${currency}, the account`}>
        {/* Roles, because on a phone the lines of several PSPs are no rows of a table to the browser. */}
        <table
          role="table"
          className={`${styles.table} ${accounts.length > 1 ? styles.several : ''}`}
          aria-labelledby={id}
        >
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">What PSPs owe</th>
              {owners.map((owner) => (
                <th key={owner} role="columnheader">
                  {owner}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {accountLines(accounts, period).map((line) => (
              <Line key={line.name} line={line} owners={owners} currency={currency} />
            ))}
            <tr role="row" className={styles.proof}>
              <th role="rowheader">Unexplained</th>
              {accounts.map((account, index) => (
                <td key={account.gateway ?? ''} role="cell" data-owner={owners[index]}>
                  <Residual account={account} complete={complete} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p className={styles.said}>{proofOf(accounts, complete)}</p>
    </section>
  );
}

interface LineProps {
  readonly line: AccountLine;
  /** Whose each figure is. */
  readonly owners: readonly string[];
  readonly currency: string;
}

function Line({ line: { name, role, figures }, owners, currency }: LineProps) {
  return (
    <tr role="row" className={styles[role]}>
      <th role="rowheader">{name}</th>
      {figures.map((figure, index) => (
        <td key={figure.label} role="cell" data-owner={owners[index]}>
          <Figure figure={figure} currency={currency} plus={role === 'movement'} />
        </td>
      ))}
    </tr>
  );
}

interface FigureProps {
  readonly figure: AccountFigure;
  readonly currency: string;
  readonly plus: boolean;
}

/** Nothing has no rows behind it. */
function Figure({ figure: { amount, href, label }, currency, plus }: FigureProps) {
  const follow = useFollow();
  const { whole, fraction, isZero } = amountParts(amount, currency);
  const text = `${plus && !isZero && !amount.startsWith('-') ? '+' : ''}${whole}${fraction}`;
  if (isZero) return <span className={styles.zero}>{text}</span>;
  return (
    <RowsLink href={href} follow={follow} title={label}>
      {text}
    </RowsLink>
  );
}

interface ResidualProps {
  readonly account: MonthEndAccountView;
  readonly complete: boolean;
}

function Residual({ account, complete }: ResidualProps) {
  const { whole, fraction } = amountParts(account.residual, account.currency);
  const fine = addsUp(account);
  const isOff = complete && !fine;
  return (
    <span className={isOff ? styles.off : styles.fine} title={ownerOf(account)}>
      {complete && <Mark name={fine ? 'done' : 'warning'} tone={fine ? 'good' : 'warn'} />}
      {whole}
      {fraction}
    </span>
  );
}
