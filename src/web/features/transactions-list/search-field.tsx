import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { idKind } from '#domain/ids.ts';
import { IconButton } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import type { ListSearch } from './list-search.ts';
import styles from './search-field.module.css';

interface SearchFieldProps {
  readonly q: string | undefined;
  readonly change: (change: Partial<Record<keyof ListSearch, unknown>>) => void;
}

/** Searches within the filters: an order, e-mail, name, last 4, ARN or reference. A transaction's id goes straight to it. */
export function SearchField({ q, change }: SearchFieldProps) {
  // Typing is one's own until it is sent; the address then says it again.
  return <Field key={q ?? ''} q={q} change={change} />;
}

function Field({
  q = '',
  change,
}: {
  readonly q: string | undefined;
  readonly change: SearchFieldProps['change'];
}) {
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const submit = (value: string) => {
    const wanted = value.trim();
    if (idKind(wanted) === 'transaction') {
      void navigate({ to: '/transactions/$transactionId', params: { transactionId: wanted } });
    } else if (wanted !== q) {
      change({ q: wanted === '' ? undefined : wanted });
    }
  };
  return (
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        submit(text);
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        aria-label="Search transactions"
        placeholder="Order, e-mail, name, last 4"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && (
        <IconButton
          small
          aria-label="Clear the search"
          onClick={() => {
            setText('');
            submit('');
          }}
        >
          <Icon name="close" />
        </IconButton>
      )}
    </form>
  );
}
