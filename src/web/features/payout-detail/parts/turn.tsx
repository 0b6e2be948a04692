import { Link } from '@tanstack/react-router';
import buttons from '#web/ui/button.module.css';
import { Icon } from '#web/ui/icon.tsx';
import type { ItemsSearch } from '../payout-search.ts';

interface TurnProps {
  readonly payoutId: string;
  /** The page to turn to; null where the items end. */
  readonly to: ItemsSearch | null;
  readonly label: string;
  readonly icon: 'left' | 'right';
}

export function Turn({ payoutId, to, label, icon }: TurnProps) {
  const look = `${buttons.button} ${buttons.plain} ${buttons.small}`;
  const content = (
    <>
      {icon === 'left' && <Icon name="left" />}
      {label}
      {icon === 'right' && <Icon name="right" />}
    </>
  );
  if (to === null)
    return (
      <button type="button" className={look} disabled>
        {content}
      </button>
    );
  return (
    <Link to="/payouts/$payoutId" params={{ payoutId }} search={to} resetScroll={false} className={look}>
      {content}
    </Link>
  );
}
