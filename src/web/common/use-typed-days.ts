import { useState } from 'react';
import { dayAsTyped, readTypedDays } from './typed-day.ts';
import type { End } from './typed-day.ts';

/** Calendar days (YYYY-MM-DD), first and last included; an end that is left out is open. */
export type OpenDays = { readonly [E in End]?: string | undefined };

export interface TypedDays {
  readonly text: Readonly<Record<End, string>>;
  /** The days as far as they can be read. */
  readonly days: OpenDays;
  /** Nothing is wrong with either end, said or not. */
  readonly usable: boolean;
  /** What is wrong with an end, once its field was left or the form sent. */
  readonly problems: { readonly [E in End]?: string | undefined };
  readonly type: (end: End, text: string) => void;
  /** A field was left: what is wrong with it may be said now. */
  readonly leave: (end: End) => void;
  /** Puts days that were chosen elsewhere into the fields. */
  readonly show: (days: OpenDays) => void;
  /** The first end with a problem, all of which are said from now on; null when the days can be used. */
  readonly check: () => End | null;
}

const ENDS: readonly End[] = ['from', 'to'];

const inFields = ({ from, to }: OpenDays): Record<End, string> => ({
  from: from === undefined ? '' : dayAsTyped(from),
  to: to === undefined ? '' : dayAsTyped(to),
});

/** Two ends of a range as they are typed. `more` names what else may be wrong with days that can be read. */
export function useTypedDays(
  first: OpenDays,
  today: string,
  more: (days: OpenDays) => TypedDays['problems'] = () => ({}),
): TypedDays {
  const [text, setText] = useState(inFields(first));
  const [left, setLeft] = useState<readonly End[]>([]);
  const { from, to } = readTypedDays(text, today);
  const days = { from: from.day, to: to.day };
  const others = more(days);
  const found = { from: from.problem ?? others.from, to: to.problem ?? others.to };
  const said = (end: End) => (left.includes(end) ? found[end] : undefined);
  const wrong = ENDS.find((end) => found[end] !== undefined) ?? null;
  return {
    text,
    days,
    usable: wrong === null,
    problems: { from: said('from'), to: said('to') },
    type: (end, typed) => {
      setText({ ...text, [end]: typed });
      setLeft(left.filter((each) => each !== end));
    },
    leave: (end) => setLeft([...left, end]),
    show: (chosen) => setText(inFields(chosen)),
    check: () => {
      setLeft(ENDS);
      return wrong;
    },
  };
}
