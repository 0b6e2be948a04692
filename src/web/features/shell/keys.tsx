import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isTyping } from '#web/common/typing.ts';
import { NAV_ENTRIES } from './nav-entries.ts';

const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }));

/** How long a g waits for its letter. */
const PAIR_MS = 1_200;

/** The keys that work everywhere: g and a letter to go somewhere, ? for what keys there are. */
export function Keys() {
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const begun = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const other = event.ctrlKey || event.metaKey || event.altKey;
      if (other || event.defaultPrevented || isTyping(event.target)) return;
      // A dialog has its own keys.
      if (document.querySelector('dialog[open]')) return;
      const goes = event.timeStamp - begun.current < PAIR_MS;
      begun.current = event.key === 'g' && !goes ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.key === '?') setAsked(true);
      const entry = goes ? NAV_ENTRIES.find(({ letter }) => letter === event.key) : undefined;
      if (!entry) return;
      event.preventDefault();
      void navigate({ to: entry.to });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
  return (
    asked && (
      <Suspense>
        <KeyHelp onClose={() => setAsked(false)} />
      </Suspense>
    )
  );
}
