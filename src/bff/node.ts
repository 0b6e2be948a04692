import { fileURLToPath } from 'node:url';
import { CALL_RATES } from './core/access/call-rates.ts';
import { createBff } from './core/app.ts';
import { OtherProjectsDatabase } from './core/store/home.ts';
import { withSecret } from './edge/auth-secret.ts';
import { openDatabaseFile } from './edge/database.ts';
import { createEdge } from './edge/edge.ts';
import { httpUpstream } from './edge/http-upstream.ts';
import { createLog } from './edge/log.ts';
import { watchLoopDelay } from './edge/loop-delay.ts';
import { listen } from './edge/server.ts';
import { createMeter } from './edge/meter.ts';
import { createOperations } from './edge/operations.ts';
import { createSecret } from './edge/secret.ts';
import { readSecretFile, readSettings } from './edge/settings.ts';
import { sandboxIdentities, sandboxIdentityOf } from './edge/sandbox-identities.ts';
import { sharedDialect } from './edge/shared-dialect.ts';
import { isLoopback, loopbackHosts } from './edge/sign-in-settings.ts';
import { loadStaticFiles } from './edge/static-files.ts';
import { systemClock, systemIds, systemSha256 } from './edge/system-ports.ts';

const DRAIN_MS = 5_000;
const APP_FOLDER = fileURLToPath(new URL('../../dist', import.meta.url));

/** The production server: reads its settings, builds the ports, listens, and drains when it is told to stop. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.ok) return refuseToStart(settings.problem);
  const { projectId, apiUrl, host, port, databaseFile, metricsToken, trustedProxies } = settings.value;
  const url = settings.value.signIn?.url ?? `http://127.0.0.1:${port}`;

  const files = await loadStaticFiles(APP_FOLDER).catch(() => null);
  if (!files) return refuseToStart('The app is not built: run "npm run build" first.');
  const database = openDatabaseFile(databaseFile);
  if (!database.ok) return refuseToStart(database.problem);
  const { release: releaseDatabase } = database.value;
  const dialect = sharedDialect(database.value.dialect);
  const signIn = settings.value.signIn && withSecret(settings.value.signIn, databaseFile);
  if (signIn && !signIn.ok) return refuseToStart(signIn.problem);

  const secret = createSecret({
    first: settings.value.secret,
    file: settings.value.secretFile,
    read: readSecretFile,
  });
  const log = createLog({
    write: (line) => process.stdout.write(line),
    now: systemClock.now,
    // Also as basic authentication carries it.
    secrets: () =>
      secret
        .all()
        .flatMap((key) => [`${projectId}:${key}`, key])
        .concat(
          metricsToken ?? [],
          signIn?.value.secret ?? [],
          signIn?.value.singleSignOn?.clientSecret ?? [],
        ),
  });
  // Loaded where people sign in: the sandbox starts a second sooner without it.
  const people =
    signIn && (await import('./edge/sign-in/open.ts')).openSignIn({ ...signIn.value, dialect, log });
  const meter = createMeter({
    routes: () => bff.routes,
    loopDelay: watchLoopDelay(),
    now: systemClock.now,
  });
  const bff = createBff({
    clock: systemClock,
    ids: systemIds,
    log,
    ...(people && { callRates: CALL_RATES }),
    sha256: systemSha256,
    upstream: httpUpstream(apiUrl, projectId, secret.current, meter.watch),
    database: dialect,
    ...(people
      ? { identify: people.identify, staff: people.staff }
      : {
          identify: (request: Request) => Promise.resolve(sandboxIdentityOf(request)),
          identities: sandboxIdentities,
        }),
    project: {
      id: projectId,
      name: projectId,
      environment: projectId.startsWith('test-') ? 'sandbox' : 'live',
    },
  });
  const handler = createEdge({
    api: bff.fetch,
    files,
    ...(people ? { signIn: people } : { letsScriptsIn: true }),
    allowedHosts: new Set([new URL(url).host, ...(isLoopback(host) ? loopbackHosts(port) : [])]),
    publicOrigin: url,
    trustedProxies,
    ids: systemIds,
    now: systemClock.now,
    log,
    meter,
    operations: createOperations({
      readiness: bff.readiness,
      metrics: async () => meter.print(await bff.gauges()),
      // Where others can connect, who names no token reads nothing.
      metricsToken: metricsToken ?? (isLoopback(host) ? null : systemIds.uuid()),
    }),
  });

  try {
    await bff.start();
  } catch (error) {
    await bff.stop();
    if (error instanceof OtherProjectsDatabase)
      return refuseToStart(`DATABASE_URL: ${databaseFile} belongs to another project: name another file.`);
    throw error;
  }
  const server = await listen({ handler, host, port, log }).catch(() => null);
  if (!server) {
    await bff.stop();
    return refuseToStart(`PORT ${port} cannot be listened on at ${host}: is another program using it?`);
  }
  log.info('started', { port, project: projectId });
  process.stderr.write(`Counterfoil is at ${url}\n`);
  const firstStart = await people?.firstStartLink();
  if (firstStart)
    process.stderr.write(
      `Nobody can sign in yet. This link creates the administrator, once, within 24 hours:\n${firstStart}\n`,
    );

  process.on('SIGHUP', () => secret.reload(log));
  const unfollow = secret.follow(log);
  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) process.exit(1);
    stopping = true;
    unfollow();
    log.info('stopping');
    await server?.drain(DRAIN_MS);
    await bff.stop();
    releaseDatabase();
    log.info('stopped');
  }
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

function refuseToStart(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

await main();
