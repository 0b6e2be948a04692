import * as z from 'zod/mini';
import type { Log } from '#bff/core/ports.ts';

/** Where browsers report what the content security policy stopped, or what they found deprecated. */
export const REPORTS_PATH = '/policy-reports';
export const REPORT_TYPE = /^application\/(reports\+json|csp-report)(\s*;|$)/i;

const MOST_AT_ONCE = 10;

const violation = z.object({
  documentURL: z.string(),
  blockedURL: z.optional(z.string()),
  effectiveDirective: z.string(),
});
/** As the Reporting API sends it, and as older browsers do. */
const report = z.union([
  z.pipe(
    z.object({ type: z.literal('csp-violation'), body: violation }),
    z.transform(({ body }) => body),
  ),
  z.pipe(
    z.object({
      'csp-report': z.object({
        'document-uri': z.string(),
        'blocked-uri': z.optional(z.string()),
        'violated-directive': z.string(),
      }),
    }),
    z.transform(({ 'csp-report': old }) => ({
      documentURL: old['document-uri'],
      blockedURL: old['blocked-uri'],
      effectiveDirective: old['violated-directive'],
    })),
  ),
]);

/**
 * Writes down what the policy stopped: a page of ours is wrong, or somebody got something into it. Anybody can send
 * such a report, so nothing follows from one, and of its texts no more is kept than their shape allows.
 */
export function notePolicyReports(body: unknown, log: Log): void {
  const all: readonly unknown[] = Array.isArray(body) ? body : [body];
  for (const one of all.slice(0, MOST_AT_ONCE)) {
    const read = z.safeParse(report, one);
    if (!read.success) continue;
    const { documentURL, blockedURL = '', effectiveDirective } = read.data;
    log.warn('policy_violated', {
      directive: /^[a-z-]{1,40}/.exec(effectiveDirective)?.[0] ?? 'unknown',
      blocked: blockedFrom(blockedURL),
      page: URL.canParse(documentURL) ? new URL(documentURL).pathname.slice(0, 200) : 'unknown',
    });
  }
}

/** The origin alone, or the policy's own word such as "inline"; addresses may say more than a log should hold. */
function blockedFrom(blocked: string): string {
  if (/^[a-z-]{1,30}$/.test(blocked)) return blocked;
  return URL.canParse(blocked) ? new URL(blocked).origin.slice(0, 200) : 'unknown';
}
