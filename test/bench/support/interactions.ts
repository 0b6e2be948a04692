import type { Page } from 'playwright';

/** Event Timing's own figures: input to next paint, rounded to 8 ms; under 16 ms leaves no entry. */
interface Timed {
  readonly interactionId: number;
  readonly duration: number;
}

/** Collects the page's interactions from its first moment on. */
export async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Timed[] = [];
    Object.assign(globalThis, { __interactions: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as Timed[]) {
        if (entry.interactionId > 0)
          seen.push({ interactionId: entry.interactionId, duration: entry.duration });
      }
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** The longest of them, after what was still to be painted has been. Milliseconds; 16 when all were shorter. */
export async function worstInteraction(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 150)));
    const seen = (globalThis as unknown as { __interactions: Timed[] }).__interactions;
    return Math.max(16, ...seen.map(({ duration }) => duration));
  });
}
