/** What a program asks of an official SDK: a call of the API, with the fields and the options that it gave. */
export interface SdkCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** SDKs send every field of a call, those that were not set as null (facts sheet, section 5). */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly options?: SdkOptions;
}

export interface SdkOptions {
  readonly expand?: readonly string[];
  readonly limit?: number;
  readonly startAfter?: string;
  readonly endBefore?: string;
  readonly idempotencyKey?: string;
}

/** A request as it leaves the SDK. */
export interface Written {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export type Writer = (call: SdkCall) => Written;

const JSON_TYPE = { 'content-type': 'application/json' };
const VERSION = { 'api-version': '1.4.0.0' };

const hasBody = ({ method }: SdkCall) => method === 'POST' || method === 'PUT';

/** The options that were given, under the names that the API has for them. */
function named({ expand, limit, startAfter, endBefore }: SdkOptions): Record<string, unknown> {
  const all = { expand, limit, start_after: startAfter, end_before: endBefore };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function keyHeader(options: SdkOptions | undefined): Record<string, string> {
  return options?.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey };
}

/** processout-node, src/networking/request.ts: lists joined by commas, always a content type. */
const node: Writer = (call) => {
  const data = { ...call.fields, ...named(call.options ?? {}) };
  const agent = { 'user-agent': 'ProcessOut NodeJS-Bindings/8.0.0', accept: 'application/json' };
  const headers = { ...VERSION, ...JSON_TYPE, ...agent, ...keyHeader(call.options) };
  if (hasBody(call)) return { method: call.method, path: call.path, headers, body: JSON.stringify(data) };
  const query = Object.entries(data).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  const path = query.length > 0 ? `${call.path}?${query.join('&')}` : call.path;
  return { method: call.method, path, headers, body: null };
};

/** Pairs as Python and Ruby write them: a list repeats its name. */
function repeated(data: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(data))
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) query.append(key, String(one));
  return query.toString();
}

/** processout-python, networking/request.py. */
const python: Writer = (call) => {
  const data = { ...call.fields, ...named(call.options ?? {}) };
  const headers = {
    ...VERSION,
    'user-agent': 'ProcessOut Python-Bindings/6.10.0',
    ...keyHeader(call.options),
  };
  if (hasBody(call)) {
    const body = JSON.stringify(data);
    return { method: call.method, path: call.path, headers: { ...headers, ...JSON_TYPE }, body };
  }
  const query = repeated(data);
  return {
    method: call.method,
    path: query === '' ? call.path : `${call.path}?${query}`,
    headers,
    body: null,
  };
};

/** processout-php, src/Networking/Request.php: an empty array is `[]` in JSON, whatever it stands for. */
const php: Writer = (call) => {
  const data = { ...call.fields, ...named(call.options ?? {}) };
  const headers = { ...VERSION, ...JSON_TYPE, ...keyHeader(call.options) };
  if (hasBody(call)) {
    const body = Object.keys(data).length === 0 ? '[]' : JSON.stringify(data).replaceAll('{}', '[]');
    return { method: call.method, path: call.path, headers, body };
  }
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(data))
    if (Array.isArray(value)) value.forEach((one, place) => query.append(`${key}[${place}]`, String(one)));
    else if (typeof value === 'string' || typeof value === 'number') query.append(key, String(value));
  return { method: call.method, path: `${call.path}?${query.toString()}`, headers, body: null };
};

/** processout-go, processout.go: options in the query and in a JSON body, which GET and DELETE have as well. */
const go: Writer = (call) => {
  const { expand, limit = 0, startAfter = '', endBefore = '' } = call.options ?? {};
  const options = {
    expand: expand ?? null,
    filter: '',
    limit,
    end_before: endBefore,
    start_after: startAfter,
  };
  const query = new URLSearchParams();
  query.append('end_before', endBefore);
  for (const one of expand ?? []) query.append('expand[]', one);
  query.append('filter', '');
  query.append('limit', String(limit));
  query.append('start_after', startAfter);
  const agent = { 'user-agent': 'ProcessOut Go-Bindings/v5.2.0', accept: 'application/json' };
  return {
    method: call.method,
    path: `${call.path}?${query.toString()}`,
    headers: { ...VERSION, ...JSON_TYPE, ...agent, ...keyHeader(call.options) },
    body: JSON.stringify({ ...options, ...call.fields }),
  };
};

/** processout-ruby, lib/processout/networking/request.rb: with options come all of them, and empty headers. */
const ruby: Writer = (call) => {
  const { options } = call;
  const all =
    options === undefined
      ? {}
      : { expand: [], filter: '', limit: '', end_before: '', start_after: '', ...named(options) };
  const data = { ...call.fields, ...all };
  const optional: Record<string, string> =
    options === undefined ? {} : { 'idempotency-key': options.idempotencyKey ?? '', 'disable-logging': '' };
  const agent = { 'user-agent': 'ProcessOut Ruby-Bindings/2.21.0' };
  const headers = { ...VERSION, ...JSON_TYPE, ...agent, ...optional };
  if (hasBody(call)) return { method: call.method, path: call.path, headers, body: JSON.stringify(data) };
  return { method: call.method, path: `${call.path}?${repeated(data)}`, headers, body: null };
};

/** How each official SDK writes the same call, read from its source. */
export const WRITERS: Readonly<Record<string, Writer>> = { node, python, php, go, ruby };
