import { Link } from '@tanstack/react-router';
import text from '#web/ui/text.module.css';
import { EmptyState } from '#web/ui/empty-state.tsx';

export function NotFound() {
  return (
    <EmptyState
      title="There is no such page"
      actions={
        <Link className={text.link} to="/transactions">
          Go to the transactions
        </Link>
      }
    >
      The address may be mistyped, or the page may have moved.
    </EmptyState>
  );
}
