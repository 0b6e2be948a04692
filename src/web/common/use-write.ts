import { useRef, useState } from 'react';
import { ApiError } from '#web/api/api-error.ts';

/** A change that moves no money, from the first press to the answer. */
export interface Write {
  readonly sending: boolean;
  /** Why the last sending did not work, until something is changed or sent again. */
  readonly failure: ApiError | null;
  /**
   * Sends what `call` asks for; null when it did not work, or when it is under way already: until it was answered, and until
   * `then` has ended, such as the way to another page.
   */
  readonly send: <T>(
    call: (key: string) => Promise<T>,
    then?: (value: T) => Promise<unknown>,
  ) => Promise<T | null>;
  /** Something else is asked for from now on. */
  readonly changed: () => void;
}

/**
 * One key for each thing that is asked for: however often the same is sent, it happens once. An answer that was lost
 * keeps its key until something is changed.
 * @param onFailure hears why a sending did not work, for example to take up the fresh object of a 409
 */
export function useWrite(onFailure?: (error: ApiError) => void): Write {
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const inFlight = useRef(false);
  const key = useRef<string>(undefined);
  function fail(thrown: unknown): null {
    const error = toApiError(thrown);
    // It was judged, not lost: what is sent next is another request.
    if (error.code === 'object_changed') key.current = undefined;
    setFailure(error);
    onFailure?.(error);
    return null;
  }

  return {
    sending,
    failure,
    async send(call, then) {
      if (inFlight.current) return null;
      inFlight.current = true;
      setSending(true);
      setFailure(null);
      key.current ??= crypto.randomUUID();
      try {
        const value = await call(key.current).catch(fail);
        if (value !== null) await then?.(value);
        return value;
      } finally {
        inFlight.current = false;
        setSending(false);
      }
    },
    changed() {
      key.current = undefined;
      setFailure(null);
    },
  };
}

function toApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('network', 'No answer came. Send it again.');
}
