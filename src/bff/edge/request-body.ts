import type { Refusal } from './refusal.ts';

const LIMIT_BYTES = 64 * 1024;
const JSON_TYPE = /^application\/json(\s*;\s*charset=utf-8)?$/i;

function tooLarge(limit: number): Refusal {
  const size =
    limit < 2 ** 20 ? `${String(limit / 2 ** 10)} KB` : `${String(Math.floor(limit / 2 ** 20))} MB`;
  return {
    status: 413,
    code: 'invalid_request',
    message: `The request is larger than this address takes, which is ${size}.`,
  };
}
const NOT_JSON: Refusal = {
  status: 415,
  code: 'invalid_request',
  message: 'The request must be application/json.',
};

type Read = { readonly request: Request } | { readonly refusal: Refusal };

/** Reads the body of a request whole, if it is of the type and not too large, and hands on a request that carries it. */
export async function readBody(request: Request, limit = LIMIT_BYTES, type = JSON_TYPE): Promise<Read> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.body === null) return { request };
  if (Number(request.headers.get('content-length') ?? 0) > limit) return { refusal: tooLarge(limit) };
  const body = await readAtMost(request.body, limit);
  if (body === null) return { refusal: tooLarge(limit) };
  if (body.byteLength > 0 && !type.test(request.headers.get('content-type') ?? ''))
    return { refusal: NOT_JSON };
  const { url, method, headers, signal } = request;
  return { request: new Request(url, { method, headers, signal, body: body.byteLength > 0 ? body : null }) };
}

async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
