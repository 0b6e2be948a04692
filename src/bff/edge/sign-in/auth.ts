import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Log } from '#bff/core/ports.ts';
import type { Db } from '#bff/core/store/schema.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '#contract/sign-in.ts';
import { COOKIES } from './cookies.ts';
import { withHashedTokens } from './hashed-tokens.ts';
import { noteProof } from './proof-time.ts';
import { ACCOUNT, AUTHENTICATOR, PASSKEY, SESSION, USER, VERIFICATION } from './tables.ts';

export const AUTH_PATH = '/api/auth';
export const PROVIDER = 'single-sign-on';

/** The company's own sign-in, by OpenID Connect. */
export interface SingleSignOn {
  /** Its issuer's address; what it offers is read from `<issuer>/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
}

export interface AuthOptions {
  readonly db: Db;
  readonly log: Log;
  /** Signs cookies and encrypts authenticators' secrets. */
  readonly secret: string;
  /** The origin that browsers use. */
  readonly url: string;
  /** How long a session lasts at most, in seconds. */
  readonly absoluteSeconds: number;
  readonly freshSeconds: number;
  readonly singleSignOn: SingleSignOn | null;
  /** Ends a sign-in of somebody who may not; makes an invited person one of the staff. */
  readonly admit: (personId: string) => Promise<boolean>;
}

export type Auth = ReturnType<typeof createAuth>;

/** Better Auth as Counterfoil uses it: nobody signs up, nothing is mailed, and no reply of it goes out unread. */
export function createAuth(options: AuthOptions) {
  const { db, log, url, absoluteSeconds, singleSignOn } = options;
  return betterAuth({
    appName: 'Counterfoil',
    baseURL: url,
    basePath: AUTH_PATH,
    secrets: [{ version: 1, value: options.secret }],
    trustedOrigins: [url],
    database: withHashedTokens(kyselyAdapter(db, { type: 'sqlite' })),
    logger: {
      disableColors: true,
      // Its messages may name people; what happened is in the audit record.
      log: (level, message) => {
        if (level === 'error') log.warn('sign_in_library', { message: message.slice(0, 80) });
      },
    },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    user: USER,
    session: {
      ...SESSION,
      expiresIn: absoluteSeconds,
      disableSessionRefresh: true,
      freshAge: options.freshSeconds,
      cookieCache: { enabled: false },
    },
    account: { ...ACCOUNT, updateAccountOnSignIn: false, accountLinking: { updateUserInfoOnLink: true } },
    verification: { ...VERIFICATION, storeIdentifier: 'hashed' },
    onAPIError: { errorURL: '/sign-in' },
    advanced: { ...COOKIES, ipAddress: { disableIpTracking: true }, database: { validateSchema: false } },
    plugins: [
      twoFactor({
        issuer: 'Counterfoil',
        schema: AUTHENTICATOR,
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
      }),
      passkey({
        rpID: new URL(url).hostname,
        rpName: 'Counterfoil',
        origin: new URL(url).origin,
        schema: PASSKEY,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) =>
            mustBeVerified(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) =>
            mustBeVerified(verification.authenticationInfo.userVerified),
        },
      }),
      genericOAuth({ config: singleSignOn === null ? [] : [providerOf(singleSignOn)] }),
    ],
    databaseHooks: {
      session: { create: { before: async ({ userId }) => options.admit(userId) } },
      // What the company's sign-in hands out beyond who somebody is has no use here, so it is not kept.
      account: {
        create: {
          before: (account) =>
            Promise.resolve({
              data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
            }),
        },
      },
    },
  });
}

/** A passkey counts as two factors only where its owner was asked for a PIN or a finger. */
function mustBeVerified(isVerified: boolean | undefined): void {
  if (isVerified !== true) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' });
}

function providerOf({ issuer, clientId, clientSecret, name }: SingleSignOn) {
  return {
    providerId: PROVIDER,
    name,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    disableSignUp: true,
    disableProviderLogout: true,
    mapProfileToUser: (claims: Record<string, unknown>) => {
      noteProof(claims);
      return {};
    },
  };
}
