import { useLayoutEffect, useState } from 'react';

/**
 * What a person types between asking for a dialog and its being there, which takes a moment the first time: it belongs to
 * the dialog, and not to the field that still has the focus.
 */
export function useTypedAhead(asked: boolean): string {
  const [text, setText] = useState('');
  useLayoutEffect(() => {
    if (!asked) return;
    const onKey = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'Backspace' && event.key.length !== 1) return;
      event.preventDefault();
      event.stopPropagation();
      setText((typed) => (event.key === 'Backspace' ? typed.slice(0, -1) : typed + event.key));
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true });
      setText('');
    };
  }, [asked]);
  return text;
}
