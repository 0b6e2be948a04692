import type { BrowserContext } from '@playwright/test';

/** Console output and page errors of a test that it did not expect. */
export interface Quiet {
  /** Declares output that belongs to this test, such as the browser's own line about a refused request. */
  expectConsole(pattern: RegExp): void;
  unexpected(): string[];
}

/** Watches every page of the context. A content security policy violation is console output too. */
export function watchConsole(context: BrowserContext): Quiet {
  const seen: string[] = [];
  const expected: RegExp[] = [];
  context.on('console', (message) =>
    seen.push(`console ${message.type()}: ${message.text()} (${message.location().url})`),
  );
  context.on('weberror', (error) => seen.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  return {
    expectConsole: (pattern) => expected.push(pattern),
    unexpected: () => seen.filter((line) => !expected.some((pattern) => pattern.test(line))),
  };
}
