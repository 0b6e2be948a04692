import type { ReactNode } from 'react';
import { Fact, Reference } from '#web/common/detail/facts.tsx';
import facts from '#web/common/detail/facts.module.css';

/** Label and value pairs without a heading, as in the side column. */
export function Pairs({ children }: { readonly children: ReactNode }) {
  return <dl className={facts.list}>{children}</dl>;
}
Pairs.Of = Fact;
Pairs.Id = Reference;
