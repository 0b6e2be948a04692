import type { QueryClient } from '@tanstack/react-query';
import type { RegisteredRouter } from '@tanstack/react-router';

/** Shorter than anybody notices, and long enough for a backend that is near. */
const PATIENCE_MS = 50;

/**
 * Asks for what the first screen shows, and waits a moment for it. The page already shows its frame; drawn together with
 * the rows, it is laid out and painted once instead of twice. Who has to wait longer gets the frame meanwhile.
 */
export async function firstAnswers(router: RegisteredRouter, client: QueryClient): Promise<void> {
  // What fails is shown by the screen that asked for it.
  const answered = router.load().then(
    () => settled(client),
    () => undefined,
  );
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

function settled(client: QueryClient): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (client.isFetching() > 0) return;
      stop();
      resolve();
    };
    const stop = client.getQueryCache().subscribe(look);
    look();
  });
}
