import * as z from 'zod/mini';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseSettings } from './parse-settings.ts';
import { readSecret } from './secret-setting.ts';
import { isLoopback, readSignInSettings } from './sign-in-settings.ts';
import type { SignInSettings } from './sign-in-settings.ts';

export interface Settings {
  readonly projectId: string;
  readonly secret: string;
  /** Where the secret stands, when it can be exchanged there. */
  readonly secretFile: string | null;
  /** Origin of the ProcessOut API. */
  readonly apiUrl: string;
  readonly port: number;
  readonly databaseFile: string;
  /** Whoever shows it may read /metrics from elsewhere. */
  readonly metricsToken: string | null;
  /** How many proxies of the owner's stand before this server, and tell it who calls. */
  readonly trustedProxies: number;
  /** The address to listen on. */
  readonly host: string;
  /** How people sign in; null where anybody may act as any of the sandbox's people. */
  readonly signIn: SignInSettings | null;
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
  HOST: z._default(text(/^[A-Za-z0-9.:-]{1,253}$/, 'is not an address to listen on'), '127.0.0.1'),
  DATABASE_URL: z._default(databaseUrl, DEFAULT_DATABASE),
  COUNTERFOIL_METRICS_TOKEN: z.optional(
    text(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 characters without spaces'),
  ),
  COUNTERFOIL_TRUSTED_PROXIES: z._default(text(/^[0-5]$/, 'is not a number of proxies from 0 to 5'), '0'),
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
  const secret = readSecret(given, 'PROCESSOUT_SECRET');
  if (!secret.ok) return secret;
  const parsed = parseSettings(schema, { ...given, PROCESSOUT_SECRET: secret.value });
  if (!parsed.ok) return parsed;
  const data = parsed.value;
  const identities = data.COUNTERFOIL_SANDBOX_IDENTITIES === '1';
  if (identities && !data.PROCESSOUT_PROJECT_ID.startsWith('test-'))
    return fail('COUNTERFOIL_SANDBOX_IDENTITIES cannot be set for a live project: anybody could be anybody.');
  if (identities && !isLoopback(data.HOST))
    return fail(
      'COUNTERFOIL_SANDBOX_IDENTITIES cannot be set where others can connect: HOST must be 127.0.0.1.',
    );
  const port = Number(data.PORT);
  const signIn = identities ? ok(null) : readSignInSettings(given, data.HOST, port);
  if (!signIn.ok) return signIn;
  return ok({
    projectId: data.PROCESSOUT_PROJECT_ID,
    secret: data.PROCESSOUT_SECRET,
    secretFile: env['PROCESSOUT_SECRET_FILE'] || null,
    apiUrl: new URL(data.PROCESSOUT_API_URL).origin,
    port,
    host: data.HOST,
    trustedProxies: Number(data.COUNTERFOIL_TRUSTED_PROXIES),
    databaseFile: databasePath(data.DATABASE_URL) ?? '',
    metricsToken: data.COUNTERFOIL_METRICS_TOKEN ?? null,
    signIn: signIn.value,
  });
}

/** The database file alone, for tools that need nothing else. */
export function readDatabaseFile(env: Environment): Result<string, string> {
  const url = env['DATABASE_URL'] || DEFAULT_DATABASE;
  const parsed = z.safeParse(databaseUrl, url);
  if (parsed.success) return ok(databasePath(url) ?? '');
  return fail(`DATABASE_URL ${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
}

/** The secret in a file, or a sentence that says what is wrong with it and not what it is. */
export function readSecretFile(file: string): Result<string, string> {
  const secret = readSecret({ PROCESSOUT_SECRET_FILE: file }, 'PROCESSOUT_SECRET');
  if (!secret.ok) return secret;
  return secret.value !== undefined && z.safeParse(secretText, secret.value).success
    ? ok(secret.value)
    : fail('PROCESSOUT_SECRET_FILE does not hold a private key: 8 to 200 characters without spaces.');
}

/** An origin without path, user or query; plain http is for a simulator on this machine. */
function isApiOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, href, origin } = new URL(value);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) && href === `${origin}/`;
}

/** The file that `sqlite:<path>`, or a bare path, names; null for any other scheme. A single letter is a Windows drive. */
function databasePath(url: string): string | null {
  const path = url.replace(/^sqlite:(\/\/(?=\/))?/, '');
  return path === '' || path.startsWith(':') || /^[a-z][a-z0-9+.-]+:/i.test(path) ? null : path;
}
