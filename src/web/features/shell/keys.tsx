import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { isTyping } from '#web/common/typing.ts';
import { NAV_ENTRIES } from './nav-entries.ts';
import { useTypedAhead } from './use-typed-ahead.ts';

const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }));
const Palette = lazy(async () => ({ default: (await import('./palette/palette.tsx')).Palette }));

/** How long a g waits for its letter. */
const PAIR_MS = 1_200;

/** The keys that work everywhere: g and a letter to go somewhere, ? for what keys there are, Ctrl or Cmd with K for the palette. */
export function Keys() {
  const navigate = useNavigate();
  const [open, setOpen] = useState<'help' | 'palette' | null>(null);
  const begun = useRef(Number.NEGATIVE_INFINITY);
  const typedAhead = useTypedAhead(open === 'palette');
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog has its own keys.
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (isPaletteKey(event)) {
        event.preventDefault();
        setOpen('palette');
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const goes = event.timeStamp - begun.current < PAIR_MS;
      begun.current = event.key === 'g' && !goes ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.key === '?') setOpen('help');
      const entry = goes ? NAV_ENTRIES.find(({ letter }) => letter === event.key) : undefined;
      if (!entry) return;
      event.preventDefault();
      void navigate({ to: entry.to });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
  const close = () => setOpen(null);
  return (
    <Suspense>
      {open === 'help' && <KeyHelp onClose={close} />}
      {open === 'palette' && <Palette begunWith={typedAhead} onClose={close} />}
    </Suspense>
  );
}

/** No letter is typed by it, so it works in fields too. */
function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
}
