import { Fact, Facts, Reference } from '#web/common/detail/facts.tsx';
import { MetadataFacts } from '#web/common/detail/metadata-facts.tsx';
import { factsOf, fieldWords, isRecord } from './event-data.ts';
import type { Data } from './event-data.ts';
import { FieldValue } from './field-value.tsx';

/** The object as it was when the event fired: what it said of itself. What belongs to it is in the data as a whole. */
export function ObjectFacts({ object }: { readonly object: Data }) {
  const currency = typeof object['currency'] === 'string' ? object['currency'] : null;
  const facts = factsOf(object);
  return (
    <>
      <Facts title="As it was then">
        {facts
          .filter(({ name }) => !isIdField(name))
          .map(({ name, value }) => (
            <Fact key={name} label={fieldWords(name)}>
              <FieldValue name={name} value={value} currency={currency} />
            </Fact>
          ))}
      </Facts>
      <Facts title="References">
        {facts
          .filter(({ name }) => isIdField(name))
          .map(({ name, value }) => (
            <Reference
              key={name}
              label={name === 'id' ? 'Id' : fieldWords(name.slice(0, -'_id'.length))}
              value={String(value)}
            />
          ))}
      </Facts>
      <MetadataFacts metadata={textsOf(object['metadata'])} />
    </>
  );
}

function isIdField(name: string): boolean {
  return name === 'id' || name.endsWith('_id');
}

function textsOf(metadata: unknown): Record<string, string> {
  const entries = Object.entries(isRecord(metadata) ? metadata : {});
  return Object.fromEntries(entries.filter((each): each is [string, string] => typeof each[1] === 'string'));
}
