import type { Call, Handler } from '../http/call.ts';
import { notFound, notSimulated } from '../http/errors.ts';
import { email, currencyCode, readChanges, upTo, webUrl } from '../http/limits.ts';
import { LOCAL_CURRENCY } from '../http/local-amount.ts';
import { renderProject } from '../http/render-project.ts';
import type { Wire } from '../http/render-context.ts';

const SHAPE = { name: upTo(80), email, logo_url: webUrl, default_currency: currencyCode };

export const getProject: Handler = (call) => reply(call);

/** `_local` amounts are stated in the default currency, at fixed rates: another one is not simulated. */
export const updateProject: Handler = (call) => {
  checkId(call);
  const { default_currency = null, ...changes } = readChanges(call.body, SHAPE);
  if (default_currency !== null && default_currency !== LOCAL_CURRENCY) throw notSimulated();
  Object.assign(call.engine.project, changes);
  return reply(call);
};

function reply(call: Call): Wire {
  checkId(call);
  return { success: true, project: renderProject(call.rendering) };
}

/** A project sees itself alone; the sandbox prefix may be there or not. */
function checkId({ params, rendering }: Call): void {
  if (params['id']?.replace(/^test-/, '') !== rendering.projectId) throw notFound('project');
}
