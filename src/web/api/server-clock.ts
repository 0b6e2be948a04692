/**
 * ProcessOut's time, not this machine's: deadlines are theirs, and in the demo time can be moved.
 * Every reply that names its time corrects the offset.
 */
let offset = 0;

/** Notes the server's now (RFC 3339) as of this moment. */
export function noteServerTime(now: string): void {
  const server = Date.parse(now);
  if (!Number.isNaN(server)) offset = server - Date.now();
}

/** Epoch milliseconds by the server's clock. */
export function serverNow(): number {
  return Date.now() + offset;
}
