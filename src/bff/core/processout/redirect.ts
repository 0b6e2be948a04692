/** Whether a reply sends its caller elsewhere: nobody follows it. A browser shows one that it did not follow as status 0. */
export function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400);
}
