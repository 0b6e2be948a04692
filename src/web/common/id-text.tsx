import { Link } from '@tanstack/react-router';
import text from '#web/ui/text.module.css';
import { idTarget } from './id-target.ts';

/** An id, as a link where its object has a page. */
export function IdText({ value }: { readonly value: string }) {
  const target = idTarget(value);
  if (!target) return value;
  return (
    <Link {...target} className={text.link}>
      {value}
    </Link>
  );
}
