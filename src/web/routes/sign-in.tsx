import { createFileRoute } from '@tanstack/react-router';
import { ownPath } from '#web/common/own-path.ts';
import { SignInScreen } from '#web/features/sign-in/sign-in-screen.tsx';

export interface SignInSearch {
  readonly next?: string;
  /** What the company's own sign-in said when it let nobody through; its words are not shown. */
  readonly error?: string;
}

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ next, error }): SignInSearch => ({
    ...(next !== undefined && { next: ownPath(next) }),
    ...(typeof error === 'string' && { error }),
  }),
  component: Screen,
});

function Screen() {
  const { next, error } = Route.useSearch();
  return <SignInScreen next={ownPath(next)} refused={error !== undefined} />;
}
