/** The browser's own rule for such names: Secure, Path=/, no Domain, and no script may set it. */
const PREFIX = '__Host-Http-counterfoil';

export const SESSION_COOKIE = `${PREFIX}.session`;
export const LOGIN_STATE_COOKIE = `${PREFIX}.login-state`;

/** Strict, but for the login state: the company's own sign-in brings people back from another site. */
export const COOKIES = {
  cookiePrefix: PREFIX,
  useSecureCookies: false,
  defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'strict', path: '/' },
  cookies: {
    session_token: { name: SESSION_COOKIE },
    state: { name: LOGIN_STATE_COOKIE, attributes: { sameSite: 'lax' } },
  },
} as const;

/** The session token that a reply sets, without its signature; null when it sets none. */
export function newTokenOf(reply: Response): string | null {
  for (const cookie of reply.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    if (!pair.startsWith(`${SESSION_COOKIE}=`)) continue;
    const value = decodeURIComponent(pair.slice(SESSION_COOKIE.length + 1));
    const token = value.slice(0, value.lastIndexOf('.'));
    if (token !== '') return token;
  }
  return null;
}

/** What the browser sends back once it has this reply. */
export function asSent(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

/** Makes the browser forget the session. */
export const FORGET_SESSION = `${SESSION_COOKIE}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict`;
