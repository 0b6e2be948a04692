import type { Capability } from '#domain/access.ts';

interface Rule {
  readonly methods: ReadonlySet<string>;
  readonly path: RegExp;
  readonly capability: Capability;
}

const READ = ['GET', 'HEAD'] as const;
const WRITE = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** `*` stands for a part of one segment, `/**` for whatever follows. */
function rule(methods: readonly string[], path: string, capability: Capability): Rule {
  const pattern = path
    .replaceAll('.', '\\.')
    .replaceAll(/\/\*\*|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(/.*)?'));
  return { methods: new Set(methods), path: new RegExp(`^/api${pattern}$`), capability };
}

/** What each call needs; the first that fits counts, and what fits none is refused to everybody. */
const RULES: readonly Rule[] = [
  rule(['POST'], '/transactions/*/refunds', 'refund'),
  rule(['POST'], '/transactions/*/void', 'void'),
  rule(['POST'], '/transactions/*/capture', 'capture'),
  rule(['POST'], '/transactions/*/increment', 'increment'),
  rule(['POST'], '/intents/*/approve', 'approve'),
  rule(['POST'], '/intents/*/decline', 'approve'),
  rule(['POST'], '/intents/*/withdraw', 'refund'),
  rule(['POST'], '/intents/*/close', 'close'),
  rule(['POST'], '/invoices/*/charge', 'charge'),
  rule(WRITE, '/invoices/**', 'invoices'),
  rule(WRITE, '/customers/**', 'customers'),
  rule(WRITE, '/statements/**', 'match'),
  rule(WRITE, '/limits/**', 'limits'),
  rule(WRITE, '/notes/**', 'notes'),
  rule([...READ, ...WRITE], '/people/**', 'people'),
  rule(['POST'], '/session/identity', 'view'),
  rule(['DELETE'], '/me/sessions/**', 'view'),
  rule(READ, '/audit/**', 'audit'),
  rule(READ, '/**/*.csv', 'export'),
  rule(READ, '/**', 'view'),
];

/**
 * What a call needs its caller to be allowed; null when nobody may make it.
 * @param path with its /api
 */
export function capabilityFor(method: string, path: string): Capability | null {
  return RULES.find((one) => one.methods.has(method) && one.path.test(path))?.capability ?? null;
}

/** What whoever asks must have signed in for lately, where people sign in (ASVS 5.0 7.5.3). */
const FRESH: readonly Rule[] = [
  rule(['POST'], '/intents/*/approve', 'approve'),
  rule(['POST'], '/intents/*/close', 'close'),
  rule(WRITE, '/limits/**', 'limits'),
  rule(WRITE, '/people/**', 'people'),
];

export function needsFreshSignIn(method: string, path: string): boolean {
  return FRESH.some((one) => one.methods.has(method) && one.path.test(path));
}

/** Who one is and where one is signed in: all that opens before a second factor that is demanded has been set up. */
export function opensUnenrolled(path: string): boolean {
  return /^\/api\/(session|me)(\/|$)/.test(path);
}
