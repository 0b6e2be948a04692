import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Unread } from '#web/common/unread.tsx';

/** What nobody expected: says so, keeps the frame, and offers to try again. */
export function Unexpected({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  useEffect(() => reset(), [reset]);
  return (
    <Unread title="This page could not be shown" error={error} onRetry={() => void router.invalidate()} />
  );
}
