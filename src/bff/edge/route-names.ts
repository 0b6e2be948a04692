export interface Route {
  readonly method: string;
  /** As the core declares it, such as "/api/transactions/:id". */
  readonly path: string;
}

interface Named {
  readonly method: string;
  readonly route: string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const OPERATIONS = new Set(['/healthz', '/readyz', '/metrics']);

/** Names requests by the route that answers them, never by what stands in the address. */
export function createRouteNames(routes: readonly Route[]): (request: Request) => Named {
  // Literal paths come first: "count" is no id.
  const patterns = [...new Set(routes.map(({ path }) => path))]
    .sort((a, b) => a.split(':').length - b.split(':').length)
    .map((path) => ({ path, pattern: patternOf(path) }));

  function routeOf(path: string): string {
    if (OPERATIONS.has(path)) return path;
    const found = patterns.find(({ pattern }) => pattern.test(path));
    if (found) return found.path;
    if (path === '/api' || path.startsWith('/api/')) return 'unknown';
    return path.startsWith('/assets/') ? 'asset' : 'page';
  }

  return ({ method, url }) => ({
    method: METHODS.has(method) ? method : 'other',
    route: routeOf(new URL(url).pathname),
  });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);
}
