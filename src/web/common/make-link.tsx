import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { Capability } from '#domain/access.ts';
import buttons from '#web/ui/button.module.css';
import text from '#web/ui/text.module.css';
import { useRefusal } from './session.ts';

interface MakeLinkProps {
  readonly to: '/customers/new' | '/invoices/new';
  readonly capability: Capability;
  readonly className: string | undefined;
  readonly children: string;
}

/** Leads to a form. For whoever may not fill it, it stays in view and says why. */
export function MakeLink({ to, capability, className = '', children }: MakeLinkProps) {
  const refusal = useRefusal(capability);
  const why = useId();
  const look = `${buttons.button} ${buttons.primary} ${className}`;
  if (refusal === null)
    return (
      <Link to={to} className={look}>
        {children}
      </Link>
    );
  return (
    <>
      <button type="button" className={look} aria-disabled="true" aria-describedby={why} title={refusal}>
        {children}
      </button>
      <span id={why} className={text.hidden}>
        {refusal}
      </span>
    </>
  );
}
