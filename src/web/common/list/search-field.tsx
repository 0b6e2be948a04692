import { useState } from 'react';
import { IconButton } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import styles from './search-field.module.css';

interface SearchFieldProps {
  readonly q: string | undefined;
  /** What is searched, for readers: "Search transactions". */
  readonly label: string;
  readonly placeholder: string;
  /** Undefined ends the search. */
  readonly search: (q: string | undefined) => void;
}

/** Searches within the filters. Typing is one's own until it is sent; the address then says it again. */
export function SearchField(props: SearchFieldProps) {
  return <Field key={props.q ?? ''} {...props} />;
}

function Field({ q = '', label, placeholder, search }: SearchFieldProps) {
  const [text, setText] = useState(q);
  const submit = (value: string) => {
    const wanted = value.trim();
    if (wanted !== q) search(wanted === '' ? undefined : wanted);
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
        data-list-search
        aria-label={label}
        placeholder={placeholder}
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
