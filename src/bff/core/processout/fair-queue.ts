/**
 * Lets so many reads go out at once, and takes turns between people: whoever asks for a thousand pages waits behind
 * themselves, and nobody else does.
 */
export interface FairQueue {
  /**
   * Runs a read when it is its owner's turn.
   * @returns null, without running it, when this owner has too many waiting
   */
  run<T>(owner: string, read: () => Promise<T>): Promise<T> | null;
}

export interface FairQueueLimits {
  readonly atOnce: number;
  /** How many of them one owner's may be. */
  readonly atOnceEach: number;
  /** How many more of one owner's may wait. */
  readonly waitingEach: number;
}

interface Line {
  underWay: number;
  readonly waiting: (() => void)[];
}

export function createFairQueue({ atOnce, atOnceEach, waitingEach }: FairQueueLimits): FairQueue {
  /** In the order of turns; who has nothing here is not kept. */
  const lines = new Map<string, Line>();
  let underWay = 0;

  function startNext(): void {
    if (underWay >= atOnce) return;
    for (const [owner, line] of lines) {
      const start = line.underWay < atOnceEach ? line.waiting.shift() : undefined;
      if (start === undefined) continue;
      underWay += 1;
      line.underWay += 1;
      // To the end of the order: the next turn is somebody else's.
      lines.delete(owner);
      lines.set(owner, line);
      return start();
    }
  }

  function over(owner: string, line: Line): void {
    underWay -= 1;
    line.underWay -= 1;
    if (line.underWay === 0 && line.waiting.length === 0) lines.delete(owner);
    startNext();
  }

  return {
    run(owner, read) {
      const line = lines.get(owner) ?? { underWay: 0, waiting: [] };
      if (line.waiting.length >= waitingEach) return null;
      lines.set(owner, line);
      return new Promise((resolve, reject) => {
        line.waiting.push(() => {
          void read()
            .then(resolve, reject)
            .finally(() => over(owner, line));
        });
        startNext();
      });
    },
  };
}
