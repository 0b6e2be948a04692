import type { Log, LogFields } from '#bff/core/ports.ts';

interface LogOptions {
  readonly write: (line: string) => void;
  readonly now: () => number;
  /** Texts that must not appear, whatever field they were put in by mistake: those of now and those of before. */
  readonly secrets: () => readonly string[];
}

/** One JSON object a line: time, level, event, and the fields that the caller named. */
export function createLog({ write, now, secrets }: LogOptions): Log {
  const forms = (secret: string): string[] => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    btoa(secret),
  ];

  function line(level: string, event: string, fields: LogFields = {}): void {
    const text = JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...fields });
    write(
      `${secrets()
        .flatMap(forms)
        .reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text)}\n`,
    );
  }

  return {
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields) => line('warn', event, fields),
    error: (event, fields) => line('error', event, fields),
  };
}
