import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '#web/api/api-error.ts';

const READ_TRIES = 2;

/** Reads are tried again where the error says that it helps; money never is. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          failures < READ_TRIES &&
          error instanceof ApiError &&
          error.retryable &&
          error.code !== 'rate_limited',
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });
}
