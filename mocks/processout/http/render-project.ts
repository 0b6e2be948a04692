import type { Expansion } from './expand.ts';
import { LOCAL_CURRENCY } from './local-amount.ts';
import type { Rendering, Wire } from './render-context.ts';
import { timestamp } from './wire-format.ts';

/** The project itself (facts sheet, section 4; the SDKs' fields, without its keys). */
export function renderProject({ engine, projectId, sandbox }: Rendering): Wire {
  const { name, email, logo_url } = engine.project;
  const [first] = engine.world.gatewayConfigurations;
  return {
    id: projectId,
    name,
    email,
    logo_url,
    default_currency: LOCAL_CURRENCY,
    sandbox,
    created_at: timestamp(first?.created_at ?? 0),
  };
}

/** Every object names its project, and shows it when asked to (seed 003: "project expandable"). */
export function projectOf(rendering: Rendering, expand: Expansion): Wire {
  const project = expand.has('project') ? { project: renderProject(rendering) } : {};
  return { ...project, project_id: rendering.projectId };
}
