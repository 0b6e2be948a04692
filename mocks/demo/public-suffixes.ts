/**
 * In the demo this stands for `tldts`, which MSW's cookie jar asks for the domain that a cookie may be set for: for none.
 * The demo sets no cookies, and the list of all public suffixes would be two thirds of the script that the first call
 * waits for (docs/decisions/0012-the-demo-in-a-worker.md).
 */
export function getDomain(): null {
  return null;
}
