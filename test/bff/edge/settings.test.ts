import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from '#bff/edge/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = { PROCESSOUT_PROJECT_ID: 'test-proj_sandbox', PROCESSOUT_SECRET: 'key_sandbox_counterfoil' };

function problem(env: Record<string, string | undefined>): string {
  const read = readSettings({ ...good, ...env });
  return read.ok ? 'accepted' : read.problem;
}

describe('the settings', () => {
  it('have defaults for all but the project and its key', () => {
    expect(readSettings(good)).toEqual({
      ok: true,
      value: {
        projectId: 'test-proj_sandbox',
        secret: 'key_sandbox_counterfoil',
        apiUrl: 'https://api.processout.com',
        port: 8787,
        databaseFile: './data/counterfoil.db',
        host: '127.0.0.1',
        signIn: {
          url: 'http://localhost:8787',
          secret: null,
          times: { idleMs: 900_000, absoluteMs: 43_200_000, freshMs: 300_000 },
          singleSignOn: null,
          secondFactor: 'optional',
        },
        metricsToken: null,
        secretFile: null,
        trustedProxies: 0,
      },
    });
  });

  it('take the key from a file', () => {
    const file = join(folder, 'key');
    writeFileSync(file, 'key_from_a_file\n');
    const read = readSettings({ ...good, PROCESSOUT_SECRET: undefined, PROCESSOUT_SECRET_FILE: file });
    expect(read.ok && read.value.secret).toBe('key_from_a_file');
  });

  it.each([
    ['./data/counterfoil.db', './data/counterfoil.db'],
    ['sqlite:other.db', 'other.db'],
    ['sqlite:/var/lib/counterfoil.db', '/var/lib/counterfoil.db'],
    ['sqlite:///var/lib/counterfoil.db', '/var/lib/counterfoil.db'],
    ['C:\\counterfoil.db', 'C:\\counterfoil.db'],
  ])('read the database file of %s', (url, file) => {
    const read = readSettings({ ...good, DATABASE_URL: url });
    expect(read.ok && read.value.databaseFile).toBe(file);
  });

  it.each([
    ['PROCESSOUT_PROJECT_ID', undefined],
    ['PROCESSOUT_PROJECT_ID', ''],
    ['PROCESSOUT_PROJECT_ID', 'proj/../x'],
    ['PROCESSOUT_SECRET', undefined],
    ['PROCESSOUT_SECRET', 'short'],
    ['PROCESSOUT_SECRET', 'has a space in it'],
    ['PROCESSOUT_API_URL', 'http://api.processout.com'],
    ['PROCESSOUT_API_URL', 'https://api.processout.com/v1'],
    ['PROCESSOUT_API_URL', 'https://user:pass@api.processout.com'],
    ['PROCESSOUT_API_URL', 'nonsense'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['COUNTERFOIL_URL', 'http://counterfoil.example'],
    ['COUNTERFOIL_URL', 'https://counterfoil.example/path'],
    ['COUNTERFOIL_AUTH_SECRET', 'too-short'],
    ['COUNTERFOIL_IDLE_MINUTES', '0'],
    ['COUNTERFOIL_SESSION_HOURS', '25'],
    ['OIDC_ISSUER', 'http://login.example'],
    ['COUNTERFOIL_AUTH_SECRET_FILE', '/does/not/exist'],
    ['DATABASE_URL', 'postgres://localhost/counterfoil'],
    ['DATABASE_URL', 'mysql://localhost/counterfoil'],
    ['DATABASE_URL', ':memory:'],
    ['PROCESSOUT_SECRET_FILE', '/does/not/exist'],
  ])('refuse %s=%s with one sentence that names it', (name, value) => {
    const sentence = problem({
      [name]: value,
      ...(name === 'PROCESSOUT_SECRET_FILE' && { PROCESSOUT_SECRET: undefined }),
    });
    expect(sentence).toMatch(new RegExp(`^${name} [^.\n]+(\\.[^ .\n][^.\n]*)*\\.$`));
  });

  it('never repeat the key in what they complain about', () => {
    expect(problem({ PROCESSOUT_SECRET: 'canary key with spaces' })).not.toContain('canary');
  });

  it('say that PostgreSQL comes later', () => {
    expect(problem({ DATABASE_URL: 'postgres://localhost/counterfoil' })).toContain('comes later');
  });

  it('let others connect only where browsers reach this server by https', () => {
    expect(problem({ HOST: '0.0.0.0' })).toMatch(/^COUNTERFOIL_URL is missing: .+https origin/);
    expect(problem({ HOST: '0.0.0.0', COUNTERFOIL_URL: 'https://counterfoil.example' })).toBe('accepted');
    expect(problem({ HOST: '0.0.0.0', COUNTERFOIL_SANDBOX_IDENTITIES: '1' })).toMatch(
      /^COUNTERFOIL_SANDBOX_IDENTITIES cannot be set where others can connect/,
    );
  });

  it('let nobody act as anybody with a live key', () => {
    expect(problem({ PROCESSOUT_PROJECT_ID: 'proj_live', COUNTERFOIL_SANDBOX_IDENTITIES: '1' })).toMatch(
      /^COUNTERFOIL_SANDBOX_IDENTITIES cannot be set for a live project/,
    );
  });

  it('believe no proxy unless they say how many', () => {
    const read = readSettings({ ...good, COUNTERFOIL_TRUSTED_PROXIES: '2' });
    expect(read.ok && read.value.trustedProxies).toBe(2);
    for (const COUNTERFOIL_TRUSTED_PROXIES of ['true', '-1', '1.5', '6', '10.0.0.0/8'])
      expect(problem({ COUNTERFOIL_TRUSTED_PROXIES })).toBe(
        'COUNTERFOIL_TRUSTED_PROXIES is not a number of proxies from 0 to 5.',
      );
  });

  it('demand a second factor of nobody, of those who move money, or of all', () => {
    const read = readSettings({ ...good, COUNTERFOIL_SECOND_FACTOR: 'money' });
    expect(read.ok && read.value.signIn?.secondFactor).toBe('money');
    expect(problem({ COUNTERFOIL_SECOND_FACTOR: 'yes' })).toBe(
      'COUNTERFOIL_SECOND_FACTOR is neither optional nor money nor everybody.',
    );
  });

  it('take an OpenID provider on this machine without TLS, and no other', () => {
    const rest = { OIDC_CLIENT_ID: 'counterfoil', OIDC_CLIENT_SECRET: 'canary' };
    expect(readSettings({ ...good, ...rest, OIDC_ISSUER: 'http://127.0.0.1:9000' }).ok).toBe(true);
    expect(problem({ ...rest, OIDC_ISSUER: 'http://login.example' })).toMatch(/^OIDC_ISSUER is not an https/);
  });

  it('take single sign-on whole or not at all', () => {
    const whole = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'counterfoil' };
    expect(problem(whole)).toMatch(/^OIDC_CLIENT_SECRET is missing: /);
    const read = readSettings({ ...good, ...whole, OIDC_CLIENT_SECRET: 'canary', OIDC_NAME: 'Norrland ID' });
    expect(read.ok && read.value.signIn?.singleSignOn).toEqual({
      issuer: 'https://login.example',
      clientId: 'counterfoil',
      clientSecret: 'canary',
      name: 'Norrland ID',
    });
  });
});
