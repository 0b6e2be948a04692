import type { Call, Handler } from '../http/call.ts';
import { ApiError, invalid, notFound, notSimulated } from '../http/errors.ts';
import {
  email,
  currencyCode,
  plain,
  read,
  readChanges,
  required,
  textThat,
  upTo,
  webUrl,
} from '../http/limits.ts';
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

/** There is one project here, and all else belongs to it: it stays. */
export const deleteProject: Handler = (call) => {
  checkId(call);
  throw new ApiError(400, 'request.project.cannot-be-deleted', 'The simulated project cannot be deleted.');
};

/** "SFTP server endpoint, port is required"; a password, or a private key instead (the SDKs' fields). */
const SFTP = {
  endpoint: required(textThat((value) => /^[^\s:/]+:\d{1,5}$/.test(value), 'error', 'a host and a port')),
  username: required(plain),
  password: plain,
  private_key: plain,
};

/** What is shown of the settings, which is never a secret. */
export const getSftpSettings: Handler = (call) => {
  checkId(call);
  const { sftp } = call.engine.project;
  const settings = sftp ?? { endpoint: null, username: null };
  return { success: true, sftp_settings: { enabled: sftp !== null, ...settings } };
};

export const saveSftpSettings: Handler = (call) => {
  checkId(call);
  const { endpoint, username, password, private_key } = read(call.body, SFTP);
  if (password === null && private_key === null)
    throw invalid('error', 'password', 'password is required, or private_key.');
  call.engine.project.sftp = { endpoint, username };
  return { success: true };
};

export const deleteSftpSettings: Handler = (call) => {
  checkId(call);
  call.engine.project.sftp = null;
  return { success: true };
};

function reply(call: Call): Wire {
  checkId(call);
  return { success: true, project: renderProject(call.rendering) };
}

/** A project sees itself alone; the sandbox prefix may be there or not. */
function checkId({ params, rendering }: Call): void {
  if (params['id']?.replace(/^test-/, '') !== rendering.projectId) throw notFound('project');
}
