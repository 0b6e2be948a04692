import '#web/ui/fonts.css';
import '#web/ui/tokens.css';
import '#web/ui/base.css';
import '#web/ui/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { serverIsInPage } from '#web/common/use-online.ts';
import type { DemoControls } from '#web/features/demo-panel/demo-controls.ts';
import { LiveUpdates } from './live-updates.tsx';
import { firstAnswers } from './first-answers.ts';
import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router.ts';
import { leadToSignIn } from './lead-to-sign-in.ts';

const DemoPanel = lazy(async () => {
  const { DemoPanel: component } = await import('#web/features/demo-panel/demo-panel.tsx');
  return { default: component };
});

/** Draws the app into the page. `demo` is what the demo build lets a visitor do to its simulated world. */
export async function startApp(demo?: DemoControls): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  if (demo) serverIsInPage();
  const queryClient = createQueryClient(demo ? 'always' : 'online');
  const router = createAppRouter(queryClient);
  leadToSignIn(router, queryClient);
  await firstAnswers(router, queryClient);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <LiveUpdates router={router} />
        {demo && (
          <Suspense>
            <DemoPanel controls={demo} />
          </Suspense>
        )}
      </QueryClientProvider>
    </StrictMode>,
  );
}
