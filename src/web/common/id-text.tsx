import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import text from '#web/ui/text.module.css';
import { idTarget } from './id-target.ts';

/** Whatever looks like an id; whether it is one, `idTarget` knows. */
const ID_LIKE = /(?<![A-Za-z0-9_])([a-z]{2,4}_[A-Za-z0-9]{32})(?![A-Za-z0-9])/;

/** A text in which every id is a link to the page of its object, where that has one. */
export function IdText({ value }: { readonly value: string }) {
  // Split by a pattern with a group, every second part is what the pattern found.
  return value.split(ID_LIKE).map((part, place) => {
    const target = place % 2 === 1 ? idTarget(part) : null;
    return target ? (
      <Link key={place} {...target} className={text.link}>
        {part}
      </Link>
    ) : (
      <Fragment key={place}>{part}</Fragment>
    );
  });
}
