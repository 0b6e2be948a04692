import type { EventFieldChange } from '#contract/event.ts';
import { parseMoney } from '#domain/money.ts';
import { parseMillis } from '#domain/time.ts';
import { IdText } from '#web/common/id-text.tsx';
import { useZone } from '#web/common/preferences.ts';
import { fullMoment } from '#web/format/date.ts';
import { Amount } from '#web/ui/amount.tsx';
import text from '#web/ui/text.module.css';

interface FieldValueProps {
  readonly name: string;
  readonly value: EventFieldChange['before'];
  /** What amounts beside it are in; null where that is not known. */
  readonly currency: string | null;
}

/** A field of an object as a person reads it: amounts, times, yes and no; ids are links. */
export function FieldValue({ name, value, currency }: FieldValueProps) {
  const zone = useZone();
  if (value === null) return <span className={text.faint}>nothing</span>;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const words = String(value);
  if (
    /(^|_)(amount|balance|fee|price|total)$/.test(name) &&
    currency !== null &&
    parseMoney(words, currency).ok
  )
    return <Amount value={words} currency={currency} />;
  const at = name.endsWith('_at') ? parseMillis(words) : null;
  if (at !== null) return <time dateTime={words}>{fullMoment(zone, at)}</time>;
  return <IdText value={words} />;
}
