import { useEffect, useRef } from 'react';
import { Button } from '#web/ui/button.tsx';

interface LeaveQuestionProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asked before typed work is lost, in the place of the buttons. */
export function LeaveQuestion({ onStay, onLeave }: LeaveQuestionProps) {
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <>
      <p role="alert">Discard what you filled in?</p>
      <Button ref={stay} onClick={onStay}>
        Keep it
      </Button>
      <Button kind="danger" onClick={onLeave}>
        Discard
      </Button>
    </>
  );
}
