import { createFileRoute, redirect } from '@tanstack/react-router';

/** Until there is an overview, the house opens on its payments. */
export const Route = createFileRoute('/')({
  beforeLoad: () => {
    throw redirect({ to: '/transactions', replace: true });
  },
});
