/** A binary heap: the least item first, by `before`. */
export interface Queue<T> {
  peek(): T | undefined;
  pop(): T | undefined;
  push(item: T): void;
}

export function createQueue<T>(before: (a: T, b: T) => boolean): Queue<T> {
  const heap: T[] = [];

  const swapIfBefore = (child: number, parent: number): boolean => {
    const a = heap[child];
    const b = heap[parent];
    if (a === undefined || b === undefined || !before(a, b)) return false;
    heap[child] = b;
    heap[parent] = a;
    return true;
  };

  const sink = (): void => {
    for (let parent = 0; ;) {
      const left = parent * 2 + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      const least = a !== undefined && b !== undefined && before(b, a) ? left + 1 : left;
      if (!swapIfBefore(least, parent)) return;
      parent = least;
    }
  };

  return {
    peek: () => heap[0],
    push(item) {
      heap.push(item);
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1;
        if (!swapIfBefore(child, parent)) return;
        child = parent;
      }
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length > 0 && last !== undefined) {
        heap[0] = last;
        sink();
      }
      return first;
    },
  };
}
