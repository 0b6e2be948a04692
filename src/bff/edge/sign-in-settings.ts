import * as z from 'zod/mini';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseSettings } from './parse-settings.ts';
import { readSecret } from './secret-setting.ts';
import type { SingleSignOn } from './sign-in/auth.ts';
import { SECOND_FACTORS } from './sign-in/second-factor.ts';
import type { SecondFactor } from './sign-in/second-factor.ts';
import type { SessionTimes } from './sign-in/sessions.ts';

export interface SignInSettings {
  /** The origin that browsers use. */
  readonly url: string;
  /** Signs cookies and encrypts authenticators' secrets; null where one is to be made and kept. */
  readonly secret: string | null;
  readonly times: SessionTimes;
  readonly singleSignOn: SingleSignOn | null;
  readonly secondFactor: SecondFactor;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** How long nobody is asked again after a sign-in, before what needs a fresh one. */
const FRESH_MS = 5 * 60_000;
const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

function wholeNumber(most: number, unit: string) {
  const sentence = `is not a number of ${unit} from 1 to ${String(most)}`;
  return z.string().check(
    z.regex(/^\d{1,4}$/, sentence),
    z.refine((text) => Number(text) >= 1 && Number(text) <= most, sentence),
  );
}

const schema = z.object({
  COUNTERFOIL_URL: z.optional(
    z.string().check(z.refine(isPublicOrigin, 'is not an https origin, such as https://counterfoil.example')),
  ),
  COUNTERFOIL_AUTH_SECRET: z.optional(
    z
      .string()
      .check(z.regex(/^[\x21-\x7e]{32,200}$/, 'is not a secret of 32 to 200 characters without spaces')),
  ),
  COUNTERFOIL_IDLE_MINUTES: z._default(wholeNumber(60, 'minutes'), '15'),
  COUNTERFOIL_SESSION_HOURS: z._default(wholeNumber(24, 'hours'), '12'),
  COUNTERFOIL_SECOND_FACTOR: z._default(
    z.enum(SECOND_FACTORS, 'is neither optional nor money nor everybody'),
    'optional',
  ),
  OIDC_ISSUER: z.optional(
    z.string().check(z.refine(isIssuer, 'is not an https address, such as https://login.example')),
  ),
  OIDC_CLIENT_ID: z.optional(z.string().check(z.maxLength(200, 'is too long'))),
  OIDC_CLIENT_SECRET: z.optional(z.string().check(z.maxLength(500, 'is too long'))),
  OIDC_NAME: z._default(
    z.string().check(z.trim(), z.minLength(1, 'is empty'), z.maxLength(40, 'is longer than 40 characters')),
    'Single sign-on',
  ),
});

/** @returns one sentence naming the first setting that is wrong, and never its value */
export function readSignInSettings(
  env: Environment,
  host: string,
  port: number,
): Result<SignInSettings, string> {
  const secret = readSecret(env, 'COUNTERFOIL_AUTH_SECRET');
  if (!secret.ok) return secret;
  const clientSecret = readSecret(env, 'OIDC_CLIENT_SECRET');
  if (!clientSecret.ok) return clientSecret;
  const parsed = parseSettings(schema, {
    ...env,
    COUNTERFOIL_AUTH_SECRET: secret.value,
    OIDC_CLIENT_SECRET: clientSecret.value,
  });
  if (!parsed.ok) return parsed;
  const data = parsed.value;
  if (data.COUNTERFOIL_URL === undefined && !isLoopback(host))
    return fail(
      'COUNTERFOIL_URL is missing: where HOST is not this machine alone, set it to the https origin that browsers use.',
    );
  const provider = readProvider(data);
  if (!provider.ok) return provider;
  return ok({
    url: new URL(data.COUNTERFOIL_URL ?? `http://localhost:${String(port)}`).origin,
    secret: data.COUNTERFOIL_AUTH_SECRET ?? null,
    times: {
      idleMs: Number(data.COUNTERFOIL_IDLE_MINUTES) * 60_000,
      absoluteMs: Number(data.COUNTERFOIL_SESSION_HOURS) * 3_600_000,
      freshMs: FRESH_MS,
    },
    singleSignOn: provider.value,
    secondFactor: data.COUNTERFOIL_SECOND_FACTOR,
  });
}

function readProvider(data: z.infer<typeof schema>): Result<SingleSignOn | null, string> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = data;
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined)
    return ok({ issuer, clientId, clientSecret, name: data.OIDC_NAME });
  const missing = OIDC.find((name) => data[name] === undefined);
  const isWanted = OIDC.some((name) => data[name] !== undefined);
  return isWanted
    ? fail(`${missing ?? ''} is missing: single sign-on needs all of ${OIDC.join(', ')}.`)
    : ok(null);
}

export function isLoopback(host: string): boolean {
  return ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);
}

/** An origin alone. */
function isPublicOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { href, origin } = new URL(value);
  return isPrivate(new URL(value)) && href === `${origin}/`;
}

function isIssuer(value: string): boolean {
  return URL.canParse(value) && isPrivate(new URL(value)) && !/[?#@]/.test(value);
}

/** Whether nobody on the way can read what goes there: plain http is for this machine. */
function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** How this machine's own browsers may name it. */
export function loopbackHosts(port: number): string[] {
  return [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
}
