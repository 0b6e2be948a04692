import { createFileRoute } from '@tanstack/react-router';
import { ownPath } from '#web/common/own-path.ts';
import { SignInScreen } from '#web/features/sign-in/sign-in-screen.tsx';

export interface SignInSearch {
  readonly next?: string;
  /** The company's own sign-in let nobody through. */
  readonly refused?: 'single-sign-on';
}

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ next, refused }): SignInSearch => ({
    ...(next !== undefined && { next: ownPath(next) }),
    ...(refused === 'single-sign-on' && { refused }),
  }),
  component: Screen,
});

function Screen() {
  const { next, refused } = Route.useSearch();
  return <SignInScreen next={ownPath(next)} refused={refused !== undefined} />;
}
