import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import buttons from '#web/ui/button.module.css';
import { Icon } from '#web/ui/icon.tsx';
import { neighbours } from './neighbours.ts';
import styles from './page-top.module.css';
import { useListBefore } from './use-list-before.ts';

/** Where this payment stands: back to the list as it was left, and to the payments beside it there. */
export function PageTop({ id, name }: { readonly id: string; readonly name: string }) {
  const list = useListBefore();
  const beside = neighbours(useQueryClient(), id);
  return (
    <div className={styles.top}>
      <Crumbs
        up={
          <Link to="/transactions" search={list}>
            Transactions
          </Link>
        }
        here={name}
      />
      {beside && (
        <nav className={styles.stepper} aria-label="Payments beside this one">
          <span>{`${String(beside.place)} of ${String(beside.count)} on the page`}</span>
          <Step to={beside.newer} label="Newer payment" icon="up" />
          <Step to={beside.older} label="Older payment" icon="down" />
        </nav>
      )}
    </div>
  );
}

function Step({ to, label, icon }: { to: string | null; label: string; icon: 'up' | 'down' }) {
  const look = `${buttons.icon} ${buttons.iconSmall}`;
  if (to === null) {
    return (
      <button type="button" className={look} disabled aria-label={label}>
        <Icon name={icon} />
      </button>
    );
  }
  return (
    <Link
      to="/transactions/$transactionId"
      params={{ transactionId: to }}
      className={look}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </Link>
  );
}
