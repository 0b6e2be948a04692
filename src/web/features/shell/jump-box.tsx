import { useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { idTarget } from '#web/common/id-target.ts';
import { isTyping } from '#web/common/typing.ts';
import { Icon } from '#web/ui/icon.tsx';
import styles from './jump-box.module.css';

const LABEL = 'Find an id, order, e-mail, last 4 or ARN';

/** One box for everything that can be looked for; the id of a payment, an invoice or a customer goes straight there. "/" comes here, or to the search of the list on screen. */
export function JumpBox() {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');

  // As soon as the page is there: whoever sees it may press a key.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      (document.querySelector<HTMLInputElement>('[data-list-search]') ?? input.current)?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const q = text.trim();
    if (q === '') return;
    setText('');
    input.current?.blur();
    void navigate(idTarget(q) ?? { to: '/transactions', search: { q } });
  };

  return (
    <form className={styles.jump} role="search" aria-label="Find anything" onSubmit={submit}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={LABEL}
        placeholder={LABEL}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
