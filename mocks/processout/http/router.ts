import type { Handler } from './call.ts';

export interface Match {
  readonly handler: Handler;
  /** Of a success. */
  readonly status: number;
  readonly params: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => Match | null;

/** Finds a route by method and path; `:name` stands for one segment. Fixed segments win over named ones. */
export function createRouter(routes: readonly (readonly [string, string, Handler, number?])[]): Router {
  const prepared = routes
    .map(([method, path, handler, status = 200]) => ({
      method,
      segments: path.split('/').slice(1),
      handler,
      status,
    }))
    .sort((a, b) => namedCount(a.segments) - namedCount(b.segments));
  return (method, path) => {
    const asked = path.replace(/\/$/, '').split('/').slice(1);
    for (const route of prepared) {
      if (route.method !== method || route.segments.length !== asked.length) continue;
      const params = matchSegments(route.segments, asked);
      if (params) return { handler: route.handler, status: route.status, params };
    }
    return null;
  };
}

function namedCount(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith(':')).length;
}

function matchSegments(segments: readonly string[], asked: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [place, segment] of segments.entries()) {
    const value = asked[place] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return params;
}
