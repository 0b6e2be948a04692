import { describe, expect, it } from 'vitest';
import { createLog } from '#bff/edge/log.ts';

function logged(secrets: string[], use: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  use(
    createLog({
      write: (line) => lines.push(line),
      now: () => Date.UTC(2026, 10, 3),
      secrets: () => secrets,
    }),
  );
  return lines;
}

describe('the log', () => {
  it('is one JSON object a line, with the fields that were named', () => {
    expect(logged([], (log) => log.warn('upstream_slow', { ms: 1200, retried: false }))).toEqual([
      '{"time":"2026-11-03T00:00:00.000Z","level":"warn","event":"upstream_slow","ms":1200,"retried":false}\n',
    ]);
  });

  it('cannot be made to look like two lines', () => {
    const [line] = logged([], (log) => log.info('seen', { path: '/x\n{"level":"info"}\u001b[2J' }));
    expect(line?.match(/\n/g)).toHaveLength(1);
    expect(line).not.toContain('\u001b');
  });

  it('never holds a secret, plain or as basic authentication carries it', () => {
    const secret = 'key_"canary"_1234';
    const basic = btoa(`test-proj_x:${secret}`);
    const lines = logged([secret, `test-proj_x:${secret}`], (log) => {
      log.error('failed', { error: `401 for ${secret}` });
      log.error('failed', { error: `Basic ${basic}` });
    });
    expect(lines.join('')).not.toContain('canary');
    expect(lines.join('')).not.toContain(basic);
  });
});
