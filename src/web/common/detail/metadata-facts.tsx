import { IdText } from '#web/common/id-text.tsx';
import { Fact, Facts } from './facts.tsx';

/** What the shop itself wrote on the object; nothing when it wrote nothing. */
export function MetadataFacts({ metadata }: { readonly metadata: Readonly<Record<string, string>> }) {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return null;
  return (
    <Facts title="Metadata">
      {entries.map(([name, value]) => (
        <Fact key={name} label={name}>
          <IdText value={value} />
        </Fact>
      ))}
    </Facts>
  );
}
