import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';

export interface Settings {
  readonly projectId: string;
  readonly secret: string;
  /** Where the secret stands, when it can be exchanged there. */
  readonly secretFile: string | null;
  /** Origin of the ProcessOut API. */
  readonly apiUrl: string;
  readonly port: number;
  readonly databaseFile: string;
  readonly operatorName: string;
  /** Whether anybody may act as any of the sandbox's people. */
  readonly identities: boolean;
  /** Whoever shows it may read /metrics from elsewhere. */
  readonly metricsToken: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const text = (pattern: RegExp, sentence: string): z.ZodMiniString =>
  z.string().check(z.regex(pattern, sentence));

const DEFAULT_DATABASE = 'sqlite:./data/counterfoil.db';

const databaseUrl = z.string().check(
  z.refine((url) => !/^postgres(ql)?:/i.test(url), 'names PostgreSQL, which comes later: name a SQLite file'),
  z.refine(
    (url) => databasePath(url) !== null,
    'does not name a SQLite file, such as sqlite:./data/counterfoil.db',
  ),
);

const secretText = z
  .string('is missing: set it, or PROCESSOUT_SECRET_FILE, to the private key of your project')
  .check(
    z.regex(/^[\x21-\x7e]{8,200}$/, 'is not a private key: it must be 8 to 200 characters without spaces'),
  );

const schema = z.object({
  PROCESSOUT_PROJECT_ID: z
    .string(
      'is missing: set it to the id of your project, such as test-proj_gAO1Uu0ysZJvDuUpOGPkUBeE3pGalk3x',
    )
    .check(
      z.regex(
        /^(test-)?proj_[A-Za-z0-9]{1,64}$/,
        'is not a project id, such as test-proj_gAO1Uu0ysZJvDuUpOGPkUBeE3pGalk3x',
      ),
    ),
  PROCESSOUT_SECRET: secretText,
  PROCESSOUT_API_URL: z._default(
    z.string().check(z.refine(isApiOrigin, 'is not an https origin, such as https://api.processout.com')),
    'https://api.processout.com',
  ),
  PORT: z._default(
    text(/^\d{1,5}$/, 'is not a port number').check(
      z.refine((port) => Number(port) <= 65_535, 'is not a port number'),
    ),
    '8787',
  ),
  HOST: z.optional(
    text(
      /^(127\.0\.0\.1|localhost)$/,
      'cannot be set: until people can sign in, Counterfoil listens on 127.0.0.1 only',
    ),
  ),
  DATABASE_URL: z._default(databaseUrl, DEFAULT_DATABASE),
  COUNTERFOIL_OPERATOR: z._default(
    z.string().check(z.trim(), z.minLength(1, 'is empty'), z.maxLength(80, 'is longer than 80 characters')),
    'Local operator',
  ),
  COUNTERFOIL_METRICS_TOKEN: z.optional(
    text(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 characters without spaces'),
  ),
  COUNTERFOIL_SANDBOX_IDENTITIES: z._default(text(/^[01]$/, 'is neither 1 nor 0'), '0'),
});

/**
 * Reads the settings, once, from the environment. An empty variable counts as missing.
 * @returns one sentence naming the first setting that is wrong, and never its value
 */
export function readSettings(env: Environment): Result<Settings, string> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const secret = readSecret(given);
  if (!secret.ok) return secret;
  const parsed = z.safeParse(schema, { ...given, PROCESSOUT_SECRET: secret.value });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(`${String(issue?.path[0])} ${issue?.message ?? 'is not valid'}.`);
  }
  const { data } = parsed;
  const identities = data.COUNTERFOIL_SANDBOX_IDENTITIES === '1';
  if (identities && !data.PROCESSOUT_PROJECT_ID.startsWith('test-'))
    return fail('COUNTERFOIL_SANDBOX_IDENTITIES cannot be set for a live project: anybody could be anybody.');
  return ok({
    projectId: data.PROCESSOUT_PROJECT_ID,
    secret: data.PROCESSOUT_SECRET,
    secretFile: env['PROCESSOUT_SECRET_FILE'] || null,
    apiUrl: new URL(data.PROCESSOUT_API_URL).origin,
    port: Number(data.PORT),
    databaseFile: databasePath(data.DATABASE_URL) ?? '',
    operatorName: data.COUNTERFOIL_OPERATOR,
    identities,
    metricsToken: data.COUNTERFOIL_METRICS_TOKEN ?? null,
  });
}

/** The database file alone, for tools that need nothing else. */
export function readDatabaseFile(env: Environment): Result<string, string> {
  const url = env['DATABASE_URL'] || DEFAULT_DATABASE;
  const parsed = z.safeParse(databaseUrl, url);
  if (parsed.success) return ok(databasePath(url) ?? '');
  return fail(`DATABASE_URL ${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
}

function readSecret(env: Environment): Result<string | undefined, string> {
  const { PROCESSOUT_SECRET: secret, PROCESSOUT_SECRET_FILE: file } = env;
  if (file === undefined) return ok(secret);
  if (secret !== undefined)
    return fail('PROCESSOUT_SECRET_FILE is set beside PROCESSOUT_SECRET: set one of the two.');
  return readSecretFile(file);
}

/** The secret in a file, or a sentence that says what is wrong with it and not what it is. */
export function readSecretFile(file: string): Result<string, string> {
  let secret: string;
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch {
    return fail('PROCESSOUT_SECRET_FILE does not name a file that can be read.');
  }
  return z.safeParse(secretText, secret).success
    ? ok(secret)
    : fail('PROCESSOUT_SECRET_FILE does not hold a private key: 8 to 200 characters without spaces.');
}

/** An origin without path, user or query; plain http is for a simulator on this machine. */
function isApiOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, href, origin } = new URL(value);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback)) && href === `${origin}/`;
}

/** The file that `sqlite:<path>`, or a bare path, names; null for any other scheme. A single letter is a Windows drive. */
function databasePath(url: string): string | null {
  const path = url.replace(/^sqlite:(\/\/(?=\/))?/, '');
  return path === '' || path.startsWith(':') || /^[a-z][a-z0-9+.-]+:/i.test(path) ? null : path;
}
