import { createFileRoute } from '@tanstack/react-router';
import { ArriveScreen } from '#web/features/sign-in/arrive-screen.tsx';

export const Route = createFileRoute('/reset')({ component: Screen });

function Screen() {
  return <ArriveScreen kind="reset" />;
}
