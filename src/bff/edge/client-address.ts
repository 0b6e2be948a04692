import { isIP } from 'node:net';

/**
 * The address that a request came from. Every proxy adds to X-Forwarded-For the address that it was called from, so with
 * `proxies` of our own in front, the one that the outermost of them saw is so many from the end; what stands before that
 * anybody can have made up. With none, only the socket counts.
 * @param peer the socket's other end
 * @returns null where it is no address
 */
export function clientAddress(
  peer: string | null,
  forwardedFor: string | null,
  proxies: number,
): string | null {
  const hops = proxies === 0 || forwardedFor === null ? [] : forwardedFor.split(',');
  const path = [...hops, peer ?? ''].slice(-1 - proxies);
  return plain(path[0] ?? '');
}

/** Without a port, brackets, a zone, and the prefix that IPv4 has on a socket of IPv6. */
function plain(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(bare) === 0 ? null : bare.toLowerCase();
}
