import type { SimSupervisedProject } from '../engine/shelves.ts';
import { listReply, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { invalid } from '../http/errors.ts';
import { LOCAL_CURRENCY } from '../http/local-amount.ts';
import { currencyCode, read, required, textThat, upTo } from '../http/limits.ts';
import type { Wire } from '../http/render-context.ts';
import { timestamp } from '../http/wire-format.ts';

/** What the SDKs send to make a project under this one; ids are told from others' by their prefix. */
const SHAPE = {
  id: textThat(
    (value) => /^(test-)?proj_\w{1,64}$/.test(value),
    'invalid-id',
    'an id that begins with proj_',
  ),
  name: required(upTo(80), 'missing-name'),
  default_currency: currencyCode,
};

export const listSupervisedProjects: Handler = (call) =>
  listReply(call, 'projects', sequenceOf([...call.engine.supervisedProjects.values()]), (one) =>
    render(call, one),
  );

/** The key of a new project is in this answer alone (the SDKs' words), and opens nothing here. */
export const addSupervisedProject: Handler = (call) => {
  const { engine, rendering } = call;
  const { id, name, default_currency } = read(call.body, SHAPE);
  const project: SimSupervisedProject = {
    id: id?.replace(/^test-/, '') ?? engine.ids.next('proj'),
    name,
    default_currency: default_currency ?? LOCAL_CURRENCY,
    created_at: engine.stamp(),
  };
  if (project.id === rendering.projectId || engine.supervisedProjects.has(project.id))
    throw invalid('invalid-id', 'id', 'id names a project that exists already.');
  engine.supervisedProjects.set(project.id, project);
  const private_key = engine.ids.next(rendering.sandbox ? 'key_sandbox' : 'key_live');
  return { success: true, project: { ...render(call, project), private_key } };
};

function render({ rendering }: Call, { id, name, default_currency, created_at }: SimSupervisedProject): Wire {
  return {
    id,
    supervisor_project_id: rendering.projectId,
    name,
    email: null,
    logo_url: null,
    default_currency,
    sandbox: rendering.sandbox,
    created_at: timestamp(created_at),
  };
}
