import { afterEach, beforeEach, expect, vi } from 'vitest';
import { format } from 'node:util';

/**
 * Console output that a test did not ask for fails it: noise is either a bug or a message that nobody will read.
 * A test that expects output spies on that console method itself; what its spy swallows is not counted.
 */
const methods = ['debug', 'error', 'info', 'log', 'warn'] as const;
let unexpected: string[] = [];

beforeEach(() => {
  unexpected = [];
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      unexpected.push(`console.${method}: ${format(...args)}`);
    });
  }
});

afterEach(() => {
  const seen = unexpected;
  unexpected = [];
  expect(seen, 'unexpected console output').toEqual([]);
});
