import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError } from '#web/api/api-error.ts';
import { ErrorPanel } from '#web/ui/error-panel.tsx';

/** What nobody expected: says so, keeps the frame, and offers to try again. */
export function Unexpected({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  useEffect(() => reset(), [reset]);
  const known = error instanceof ApiError ? error : null;
  return (
    <ErrorPanel
      title="This page could not be shown"
      message={known?.message ?? 'Something went wrong in this page. No payment was touched.'}
      requestId={known?.requestId ?? null}
      onRetry={() => void router.invalidate()}
    />
  );
}
