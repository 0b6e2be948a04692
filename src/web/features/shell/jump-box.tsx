import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { idKind } from '#domain/ids.ts';
import { Icon } from '#web/ui/icon.tsx';
import styles from './jump-box.module.css';

const LABEL = 'Find an id, order, e-mail, last 4 or ARN';

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** One box for everything that can be looked for; a transaction's id goes straight there. "/" comes here from anywhere. */
export function JumpBox() {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      event.preventDefault();
      input.current?.focus();
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
    if (idKind(q) === 'transaction') {
      void navigate({ to: '/transactions/$transactionId', params: { transactionId: q } });
    } else {
      void navigate({ to: '/transactions', search: { q } });
    }
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
