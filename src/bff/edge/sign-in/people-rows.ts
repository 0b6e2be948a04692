import type { PersonRow } from '#bff/core/store/staff-tables.ts';
import type { Actor } from '#contract/session.ts';

export function asActor({ id, name, role }: Pick<PersonRow, 'id' | 'name' | 'role'>): Actor {
  return { id, name, role };
}
