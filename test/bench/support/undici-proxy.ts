import { createServer } from 'node:http';
import { Pool } from 'undici';

/** The peer: the least a Node proxy can do. It adds the credentials and passes the bytes on, unread. */
const [port = '0', origin = ''] = process.argv.slice(2);
const pool = new Pool(origin, { connections: 16 });
const authorization = `Basic ${btoa('test-proj_bench:key_sandbox_bench')}`;

createServer((request, response) => {
  void pool.stream(
    { path: request.url ?? '/', method: 'GET', headers: { authorization } },
    ({ statusCode, headers }) =>
      response.writeHead(statusCode, { 'content-type': String(headers['content-type']) }),
  );
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
