import type { Plot } from './plot.tsx';

/** The drawings, with the library that they need. */
export async function loadPlot(): Promise<typeof Plot> {
  return (await import('./plot.tsx')).Plot;
}

/** A page of charts that is itself on its way asks for the drawings beside it; what fails is asked for again by the charts. */
export function expectPlot(): void {
  loadPlot().catch(() => undefined);
}
