import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { searchQuery } from '#web/api/search-queries.ts';
import { useSettled } from '#web/common/use-settled.ts';
import { Field } from '#web/ui/field.tsx';

interface CustomerFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onType: (value: string) => void;
}

/** An id that nobody knows by heart: a name or an e-mail finds it, and who it is stands beneath. */
export function CustomerField({ value, problem, onType }: CustomerFieldProps) {
  const list = useId();
  const { data } = useQuery(searchQuery(useSettled(value.trim())));
  const found = (data?.groups ?? []).flatMap((group) => (group.type === 'customers' ? group.rows : []));
  const named = found.map(({ id, name, email }) => ({ id, who: [name, email].filter(Boolean).join(', ') }));
  const chosen = named.find(({ id }) => id === value.trim());
  return (
    <>
      <Field
        label="Customer"
        note="optional"
        help={chosen?.who || 'Type a name or an e-mail and choose; the invoice then belongs to them.'}
        list={list}
        value={value}
        problem={problem}
        onChange={(event) => onType(event.target.value)}
      />
      <datalist id={list}>
        {named.map(({ id, who }) => (
          <option key={id} value={id} label={who} />
        ))}
      </datalist>
    </>
  );
}
