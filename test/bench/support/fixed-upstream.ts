import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** An upstream with no work of its own: one transaction reply from a file, empty lists for everything else. */
const [port = '0', replyFile = ''] = process.argv.slice(2);
const reply = readFileSync(replyFile);
const page = { success: true, count: 0, has_more: false, limit: 100, order: 'desc', total_count: 0 };
const lists: Record<string, Buffer> = Object.fromEntries(
  ['transactions', 'events', 'gateway_configurations'].map((key) => [
    key,
    Buffer.from(JSON.stringify({ ...page, [key]: [] })),
  ]),
);

createServer((request, response) => {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const key = path.slice(1).replaceAll('-', '_');
  const body = lists[key] ?? reply;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
