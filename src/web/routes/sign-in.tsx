import { createFileRoute } from '@tanstack/react-router';
import { ownPath } from '#web/common/own-path.ts';
import { SignInScreen } from '#web/features/sign-in/sign-in-screen.tsx';

export interface SignInSearch {
  readonly next?: string;
  /** The company's own sign-in let nobody through. */
  readonly error?: 'single_sign_on';
}

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ next, error }): SignInSearch => ({
    ...(next !== undefined && { next: ownPath(next) }),
    ...(error === 'single_sign_on' && { error }),
  }),
  component: Screen,
});

function Screen() {
  const { next, error } = Route.useSearch();
  return <SignInScreen next={ownPath(next)} refused={error !== undefined} />;
}
