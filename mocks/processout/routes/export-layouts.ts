import type { SimExportLayout } from '../engine/shelves.ts';
import { listReply, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import type { Wire } from '../http/render-context.ts';
import { projectOf } from '../http/render-project.ts';
import { timestamp } from '../http/wire-format.ts';
import { LAYOUT_TYPES, layoutOptions, readLayout, readLayoutChanges } from './export-layout-body.ts';

/** Layouts of exports: kept, and used for nothing, for nothing is exported here. Fields and calls are those of the SDKs. */
export const listExportLayouts: Handler = (call) =>
  listReply(call, 'export_layouts', sequenceOf([...call.engine.exportLayouts.values()]), (one) =>
    render(call, one),
  );

export const getExportLayout: Handler = (call) => reply(call, layoutOf(call));

export const getDefaultExportLayout: Handler = (call) => {
  const type = typeOf(call);
  const standard = [...call.engine.exportLayouts.values()].find((one) => one.type === type && one.is_default);
  if (!standard) throw notFound('export-layout');
  return reply(call, standard);
};

export const getExportLayoutOptions: Handler = (call) => ({
  success: true,
  export_layout_configuration_options: layoutOptions(typeOf(call)),
});

export const addExportLayout: Handler = (call) => {
  const { engine, body } = call;
  const said = readLayout(body);
  return keep(call, { id: engine.ids.next('exp_lay'), ...said, created_at: engine.stamp() });
};

export const updateExportLayout: Handler = (call) => {
  const layout = layoutOf(call);
  return keep(call, { ...layout, ...readLayoutChanges(call.body, layout.type) } as SimExportLayout);
};

export const deleteExportLayout: Handler = (call) => {
  call.engine.exportLayouts.delete(layoutOf(call).id);
  return { success: true };
};

function layoutOf({ engine, params }: Call): SimExportLayout {
  const layout = engine.exportLayouts.get(params['id'] ?? '');
  if (!layout) throw notFound('export-layout');
  return layout;
}

function typeOf({ params }: Call): string {
  const type = params['type'] ?? '';
  if (!LAYOUT_TYPES.includes(type)) throw notFound('export-layout');
  return type;
}

/** A new default takes the place of the old one of its type. */
function keep(call: Call, layout: SimExportLayout): Wire {
  const { exportLayouts } = call.engine;
  if (layout.is_default)
    for (const other of exportLayouts.values())
      if (other.type === layout.type) exportLayouts.set(other.id, { ...other, is_default: false });
  exportLayouts.set(layout.id, layout);
  return reply(call, layout);
}

function reply(call: Call, layout: SimExportLayout): Wire {
  return { success: true, export_layout: render(call, layout) };
}

function render({ rendering, expand }: Call, layout: SimExportLayout): Wire {
  const { id, name, type, is_default, configuration, created_at } = layout;
  return {
    id,
    ...projectOf(rendering, expand),
    name,
    type,
    is_default,
    configuration,
    created_at: timestamp(created_at),
  };
}
