import { startTransition, useEffect, useState } from 'react';
import { loadWalk } from './load-walk.ts';
import type { Walk } from './walk.tsx';

/**
 * What walks along a drawing; null until the drawing alone has been shown, also where the library is here already: it takes
 * far longer than the drawing. Without it, when it cannot be loaded, the drawing stands, with its links and its table.
 */
export function useWalk(): typeof Walk | null {
  const [found, setFound] = useState<{ readonly walk: typeof Walk } | null>(null);
  useEffect(() => {
    let isHere = true;
    loadWalk().then(
      (walk) => {
        if (isHere) startTransition(() => setFound({ walk }));
      },
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, []);
  return found?.walk ?? null;
}
