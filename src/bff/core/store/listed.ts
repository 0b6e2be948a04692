import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Many values as one parameter, for the right side of an `in`: the statement is the same however many there are. */
export function listed<T extends number | string>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
}
