import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { setStepUpAsker } from '#web/api/step-up.ts';

const StepUpDialog = lazy(async () => {
  const { StepUpDialog: component } = await import('./step-up-dialog.tsx');
  return { default: component };
});

/** Asks who is signed in to prove it again when the server wants that; nothing until then. */
export function StepUp() {
  const [isAsking, setAsking] = useState(false);
  const answer = useRef<((proved: boolean) => void) | null>(null);
  useEffect(() => {
    const takeBack = setStepUpAsker(() => {
      setAsking(true);
      return new Promise((resolve) => (answer.current = resolve));
    });
    return () => {
      takeBack();
      answer.current?.(false);
    };
  }, []);
  if (!isAsking) return null;
  return (
    <Suspense>
      <StepUpDialog
        onAnswer={(proved) => {
          setAsking(false);
          answer.current?.(proved);
        }}
      />
    </Suspense>
  );
}
