import { Link } from '@tanstack/react-router';
import buttons from '#web/ui/button.module.css';
import { EmptyState } from '#web/ui/empty-state.tsx';
import text from '#web/ui/text.module.css';

/** ProcessOut knows no such payment: says what was looked for. */
export function PaymentNotFound({ id }: { readonly id: string }) {
  return (
    <>
      <h1 className={text.hidden}>Payment not found</h1>
      <EmptyState
        title="There is no such payment"
        actions={
          <Link to="/transactions" className={`${buttons.button} ${buttons.plain}`}>
            Go to the transactions
          </Link>
        }
      >
        We looked for <span className={text.id}>{id}</span> in this project. The id may be cut off or belong
        to another project.
      </EmptyState>
    </>
  );
}
