import type { Walk } from './walk.tsx';

/** What walks along a drawing, with the library that it needs. */
export async function loadWalk(): Promise<typeof Walk> {
  return (await import('./walk.tsx')).Walk;
}

/** A page of charts that is itself on its way asks for it; what fails is asked for again by the charts. */
export function expectWalk(): void {
  loadWalk().catch(() => undefined);
}
