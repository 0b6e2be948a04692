/**
 * The places that lead back to themselves, together with those on the way: the strongly connected parts of a graph that are
 * more than one place (Tarjan's algorithm).
 */
export function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  function visit(place: string): void {
    const number = numbers.size;
    numbers.set(place, number);
    lowest.set(place, number);
    open.push(place);
    for (const next of graph.get(place) ?? []) {
      if (!numbers.has(next)) visit(next);
      if (open.includes(next))
        lowest.set(place, Math.min(lowest.get(place) ?? number, lowest.get(next) ?? number));
    }
    if (lowest.get(place) !== number) return;
    const circle = open.splice(open.indexOf(place));
    if (circle.length > 1) circles.push(circle.sort());
  }

  for (const place of graph.keys()) if (!numbers.has(place)) visit(place);
  return circles;
}
