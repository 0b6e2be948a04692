/** Pages for people who are not known yet. public/theme.js knows them too: the frame is not drawn for them. */
const BARE_PATHS = ['/sign-in', '/first-start', '/join', '/reset'];

export function isBarePath(pathname: string | undefined): boolean {
  return pathname !== undefined && BARE_PATHS.includes(pathname.replace(/\/$/, ''));
}
