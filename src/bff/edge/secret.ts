import { unwatchFile, watchFile } from 'node:fs';
import type { Log } from '#bff/core/ports.ts';
import type { Result } from '#domain/result.ts';

/** The private key of the project, which may be exchanged while the server runs. */
export interface Secret {
  current(): string;
  /** Every key that was in use, the old ones too: none of them may be printed. */
  all(): readonly string[];
  /** Reads the file again; what cannot be used leaves the key as it is. */
  reload(log: Log): void;
  /** Reads the file again whenever it changes. The function ends that. */
  follow(log: Log): () => void;
}

interface SecretOptions {
  readonly first: string;
  /** Null when the key came with the environment, which cannot change. */
  readonly file: string | null;
  /** The key in a file, or a sentence. */
  readonly read: (file: string) => Result<string, string>;
}

const LOOK_EVERY_MS = 2_000;

export function createSecret({ first, file, read }: SecretOptions): Secret {
  const used = [first];
  const current = (): string => used.at(-1) ?? first;

  function reload(log: Log): void {
    if (file === null) return log.warn('secret_not_reloaded', { why: 'PROCESSOUT_SECRET_FILE is not set.' });
    const found = read(file);
    if (!found.ok) return log.error('secret_not_reloaded', { why: found.problem });
    if (found.value === current()) return;
    used.push(found.value);
    log.info('secret_reloaded');
  }

  return {
    current,
    all: () => used,
    reload,
    follow(log) {
      if (file === null) return () => undefined;
      const changed = (): void => reload(log);
      // Looks at the file's name, so a file that was replaced, as secret stores do, is noticed like one that was edited.
      watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, changed);
      return () => unwatchFile(file, changed);
    },
  };
}
