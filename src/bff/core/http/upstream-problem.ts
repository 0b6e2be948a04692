import type { UpstreamProblem } from '../processout/upstream.ts';
import { ApiProblem } from './api-problem.ts';

/**
 * What a problem with a form that was sent on means to the person who sent it: a 400 with ProcessOut's own words beside
 * the fields that it names, else as `fromUpstream` says.
 * @param formNames the form's name for a field where it is not ProcessOut's
 */
export function fromRefusedForm(
  problem: UpstreamProblem,
  what: string,
  formNames: Readonly<Record<string, string>> = {},
): ApiProblem {
  if (problem.kind !== 'rejected' || problem.status !== 400 || problem.invalidFields.length === 0)
    return fromUpstream(problem, what);
  const fields = Object.fromEntries(
    problem.invalidFields.map(({ name, message }) => [formNames[name] ?? name, message]),
  );
  return new ApiProblem('invalid_request', `ProcessOut refused: ${problem.message}`, { fields });
}

/** What a problem upstream means to the person who waits for the reply; `what` names the thing, such as "This transaction". */
export function fromUpstream(problem: UpstreamProblem, what: string): ApiProblem {
  switch (problem.kind) {
    case 'not_found':
      return new ApiProblem('not_found', `${what} is not known to ProcessOut.`);
    case 'unauthenticated':
      return new ApiProblem(
        'upstream_rejected',
        'ProcessOut does not accept the project id and secret that this server was started with.',
      );
    case 'rejected':
    case 'declined':
      return new ApiProblem(
        'upstream_rejected',
        `ProcessOut refused: ${problem.message || problem.errorType}`,
      );
    case 'rate_limited': {
      const message = 'ProcessOut asks us to slow down. Try again in a moment.';
      const wait = problem.retryAfterMs;
      return new ApiProblem(
        'rate_limited',
        message,
        wait === null ? {} : { retryAfterSeconds: Math.ceil(wait / 1000) },
      );
    }
    case 'invalid_reply':
      return new ApiProblem(
        'upstream_invalid',
        'ProcessOut answered in a form that it does not document. The details are in the server log.',
      );
    case 'unavailable':
      return new ApiProblem('upstream_unavailable', 'ProcessOut does not answer. Try again in a moment.');
  }
}
