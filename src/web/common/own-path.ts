/** An origin that is nobody's: what leaves it would have left ours. */
const HERE = 'https://here.invalid';

/**
 * Where to go after the sign-in, as an address carries it. Only a path of this app is taken: a link from elsewhere must
 * not send people to a page that looks like ours.
 * @returns path, query and fragment; "/" for anything else
 */
export function ownPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(next, HERE);
  if (origin !== HERE || pathname.startsWith('//')) return '/';
  return `${pathname}${search}${hash}`;
}
