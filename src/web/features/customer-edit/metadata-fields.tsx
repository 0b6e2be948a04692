import { MOST_KEYS } from '#domain/metadata.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import styles from './metadata-fields.module.css';
import type { MetadataEdits, MetadataReading, NewPair } from './metadata-form.ts';

interface MetadataFieldsProps {
  readonly known: Readonly<Record<string, string>>;
  readonly edits: MetadataEdits;
  /** Null until somebody tried to send. */
  readonly problems: MetadataReading['problems'] | null;
  readonly type: (edits: MetadataEdits) => void;
}

/** What the shop keeps with a customer: texts under keys, to change, to take away and to add to. */
export function MetadataFields({ known, edits, problems, type }: MetadataFieldsProps) {
  const { changed, added } = edits;
  const keys = Object.keys(known);
  const change = (key: string, value: string | null) =>
    type({ ...edits, changed: { ...changed, [key]: value } });
  const putBack = (key: string) =>
    type({ ...edits, changed: Object.fromEntries(Object.entries(changed).filter(([one]) => one !== key)) });
  const retype = (place: number, pair: Partial<NewPair>) =>
    type({ ...edits, added: added.map((one, at) => (at === place ? { ...one, ...pair } : one)) });
  return (
    <fieldset className={styles.metadata}>
      <legend>Metadata</legend>
      <p>What your shop keeps with this customer. Other systems may read it by its keys.</p>
      {keys.map((key) =>
        changed[key] === null ? (
          <div key={key} className={styles.gone}>
            <p>
              <del>{key}</del> is taken away.
            </p>
            <Button small aria-label={`Put ${key} back`} onClick={() => putBack(key)}>
              Put it back
            </Button>
          </div>
        ) : (
          <div key={key} className={styles.row}>
            <Field
              label={key}
              value={changed[key] ?? known[key] ?? ''}
              problem={problems?.changed[key]}
              onChange={(event) => change(key, event.target.value)}
            />
            <Button small aria-label={`Remove ${key}`} onClick={() => change(key, null)}>
              Remove
            </Button>
          </div>
        ),
      )}
      {added.map(({ key, value }, place) => (
        <div key={place} className={styles.new}>
          <Field
            label="Key"
            value={key}
            problem={problems?.added[place]?.key ?? undefined}
            onChange={(event) => retype(place, { key: event.target.value })}
          />
          <Field
            label="Value"
            value={value}
            problem={problems?.added[place]?.value ?? undefined}
            onChange={(event) => retype(place, { value: event.target.value })}
          />
          <Button
            small
            aria-label={`Remove the new key ${key}`.trim()}
            onClick={() => type({ ...edits, added: added.filter((_, at) => at !== place) })}
          >
            Remove
          </Button>
        </div>
      ))}
      {problems?.whole && (
        <p className={styles.problem} role="alert">
          {problems.whole}
        </p>
      )}
      {keys.length + added.length < MOST_KEYS && (
        <div>
          <Button small onClick={() => type({ ...edits, added: [...added, { key: '', value: '' }] })}>
            Add a key
          </Button>
        </div>
      )}
    </fieldset>
  );
}
