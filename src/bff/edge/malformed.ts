import type { Duplex } from 'node:stream';
import type { Log } from '#bff/core/ports.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Answers what is no request at all, such as one that says twice and differently where it ends: nothing after it on the
 * connection is read, and no part of it reaches the edge.
 */
export function refuseMalformed(error: Error & { code?: string }, socket: Duplex, log: Log): void {
  const { code = 'unknown' } = error;
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  log.warn('request_malformed', { why: code });
  const headers = [
    ...SECURITY_HEADERS,
    ['Cache-Control', 'no-store'],
    ['Content-Length', '0'],
    ['Connection', 'close'],
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${STATUS[code] ?? '400 Bad Request'}\r\n${lines.join('')}\r\n`);
}
