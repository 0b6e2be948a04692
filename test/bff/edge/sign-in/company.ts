import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { SingleSignOn } from '#bff/edge/sign-in/auth.ts';

/** A company's own sign-in: a real OpenID provider on this machine, at which whoever comes is signed in already. */
export interface Company {
  readonly singleSignOn: SingleSignOn;
  /** Who is at the browser now, and whether the provider vouches for their address. */
  person: { email: string; email_verified: boolean };
  /** How long ago they showed the provider who they are, in milliseconds. */
  signedInAgo: number;
  /** What a browser does that is led there: follows the provider's pages; the address that it is sent back to. */
  follow(from: string): Promise<string>;
  close(): Promise<void>;
}

/** @param url Counterfoil's own origin, where the provider sends people back to */
export async function openCompany(url: string): Promise<Company> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const client = { clientId: 'counterfoil', clientSecret: 'a-secret-of-the-company' };
  const company: Company = {
    singleSignOn: { issuer, name: 'Norrland ID', ...client },
    person: { email: 'sami@norrland.example', email_verified: true },
    signedInAgo: 0,
    follow: (from) => follow(from, url),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  // It warns that its memory is not for production, which is what is wanted here.
  const { warn } = console;
  console.warn = () => undefined;
  const provider: Provider = new Provider(
    issuer,
    configurationOf(`${url}/api/auth/callback/single-sign-on`, client, company, () => provider),
  );
  console.warn = warn;
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      void provider.interactionFinished(request, response, {
        login: {
          accountId: company.person.email,
          ts: Math.floor((Date.now() - company.signedInAgo) / 1_000),
        },
      });
    } else void provider.callback()(request, response);
  });
  return company;
}

function configurationOf(
  callback: string,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  company: Company,
  provider: () => Provider,
): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callback],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'test', alg: 'RS256' }] },
    cookies: { keys: ['for this test alone'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    pkce: { required: () => true },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: `sub-of-${accountId}`, name: 'Sami Virtanen', ...company.person }),
    }),
    async loadExistingGrant(context: { oidc: { session: { accountId: string } } }) {
      const grant = new (provider().Grant)({ accountId: context.oidc.session.accountId, clientId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

async function follow(from: string, to: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = from;
  for (let hop = 0; hop < 8; hop += 1) {
    const reply = await fetch(next, {
      redirect: 'manual',
      headers: { Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = reply.headers.get('Location');
    if (location === null) throw new Error(`${String(reply.status)} ${await reply.text()}`);
    next = new URL(location, next).href;
    if (next.startsWith(to)) return next;
  }
  throw new Error('The provider leads nowhere.');
}
