import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './schema.ts';

/** Stands for a value while the query is compiled. */
class Place {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/**
 * A query that is asked with every request. To build and to compile it costs more than to run it, so that is done once
 * for a process, which speaks to one kind of database.
 * @param build makes the query from values, each of which must stand for itself (no list for an `in`)
 */
export function compiledOnce<A extends readonly unknown[], R>(
  build: (db: Db, ...values: A) => Compilable<R>,
): (db: Db, ...values: A) => Promise<R[]> {
  let compiled: CompiledQuery<R> | null = null;
  return async (db, ...values) => {
    compiled ??= build(db, ...(values.map((_, number) => new Place(number)) as unknown as A)).compile();
    const parameters = compiled.parameters.map((one) => (one instanceof Place ? values[one.number] : one));
    const query: CompiledQuery<R> = { ...compiled, parameters };
    return (await db.executeQuery(query)).rows;
  };
}
