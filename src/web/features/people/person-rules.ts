import type { StaffPerson } from '#contract/people.ts';

/** Why somebody's role or state cannot be changed, said before anybody tries; null when it can. The server decides. */
export function changeRefusal(
  person: StaffPerson,
  people: readonly StaffPerson[],
  ownId: string | undefined,
): string | null {
  const others = people.filter(
    ({ id, role, state }) => id !== person.id && role === 'admin' && state === 'active',
  );
  if (person.role === 'admin' && person.state === 'active' && others.length === 0)
    return 'The last administrator stays one: make somebody else an administrator first.';
  if (person.id === ownId) return 'Nobody changes their own role or state: ask another administrator.';
  return null;
}
