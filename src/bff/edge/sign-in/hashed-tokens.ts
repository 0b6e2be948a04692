import { createHash } from 'node:crypto';
import type { kyselyAdapter } from '@better-auth/kysely-adapter';

type AdapterOf = ReturnType<typeof kyselyAdapter>;
type Adapter = ReturnType<AdapterOf>;
type Where = NonNullable<Parameters<Adapter['count']>[0]['where']>[number];

/** What the database keeps of a session's token or of a link: who reads the database cannot sign in with it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * The library keeps session tokens as they are. This stands between it and its tables and keeps their hashes instead;
 * the library sees the token again only where it brought the token itself.
 */
export function withHashedTokens(make: AdapterOf): AdapterOf {
  return (options) => hashing(make(options));
}

function hashing(adapter: Adapter): Adapter {
  return {
    ...adapter,
    async create(call) {
      const data: Record<string, unknown> = call.data;
      const { token } = data;
      if (call.model !== 'session' || typeof token !== 'string') return adapter.create(call);
      const stored = await adapter.create({ ...call, data: { ...data, token: hashOf(token) } as never });
      return { ...(stored as object), token } as never;
    },
    async findOne(call) {
      const token = call.model === 'session' ? tokenIn(call.where) : undefined;
      const found = await adapter.findOne<object>({ ...call, where: hashedIn(call) });
      return (found && token !== undefined ? { ...found, token } : found) as never;
    },
    async update(call) {
      const token = call.model === 'session' ? tokenIn(call.where) : undefined;
      const changed = await adapter.update<object>({ ...call, where: hashedIn(call) });
      return (changed && token !== undefined ? { ...changed, token } : changed) as never;
    },
    findMany: (call) => adapter.findMany({ ...call, where: hashedIn(call) }),
    updateMany: (call) => adapter.updateMany({ ...call, where: hashedIn(call) }),
    delete: (call) => adapter.delete({ ...call, where: hashedIn(call) }),
    deleteMany: (call) => adapter.deleteMany({ ...call, where: hashedIn(call) }),
    consumeOne: (call) => adapter.consumeOne({ ...call, where: hashedIn(call) }),
    transaction: (callback) => adapter.transaction((trx) => callback(hashing(trx as Adapter))),
  };
}

function tokenIn(where: readonly Where[]): string | undefined {
  const value = where.find(({ field }) => field === 'token')?.value;
  return typeof value === 'string' ? value : undefined;
}

function hashedIn({ model, where = [] }: { model: string; where?: Where[] | undefined }): Where[] {
  if (model !== 'session') return where;
  return where.map((one) => {
    if (one.field !== 'token') return one;
    if (typeof one.value === 'string') return { ...one, value: hashOf(one.value) };
    return Array.isArray(one.value)
      ? { ...one, value: one.value.map((value) => hashOf(String(value))) }
      : one;
  });
}
