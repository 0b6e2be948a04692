import { QueryClient } from '@tanstack/react-query';
import type { NetworkMode } from '@tanstack/react-query';
import { ApiError } from '#web/api/api-error.ts';

const READ_TRIES = 2;

/**
 * Reads are tried again where the error says that it helps; money never is. Without a network nothing is sent, unless
 * `networkMode` is `always`.
 */
export function createQueryClient(networkMode: NetworkMode = 'online'): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode,
        retry: (failures, error) =>
          failures < READ_TRIES &&
          error instanceof ApiError &&
          error.retryable &&
          error.code !== 'rate_limited',
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode, retry: false },
    },
  });
}
