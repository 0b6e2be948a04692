import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { openSandbox } from './node/sandbox-server.ts';
import { readSandboxSettings } from './node/sandbox-settings.ts';

/** `npm run sandbox`: the simulator over HTTP, for the BFF, for curl and for ProcessOut's own SDKs. */
try {
  const settings = readSandboxSettings(process.env);
  const sandbox = await openSandbox(settings, () => Date.now());
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(
    `Sandbox with ${settings.transactions} transactions at ${sandbox.url}, ` +
      `project ${SANDBOX_PROJECT.id}, key ${SANDBOX_PROJECT.secret}\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
