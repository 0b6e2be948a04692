type Asker = () => Promise<boolean>;

let asker: Asker | null = null;
let underWay: Promise<boolean> | null = null;
let proofs = 0;

/** Who asks the person to prove that it is them: the shell's dialog. @returns takes it back */
export function setStepUpAsker(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/** Asks once, however many calls wait for it. @returns whether they proved it; false when they turned away */
export function proveAgain(): Promise<boolean> {
  underWay ??= (asker?.() ?? Promise.resolve(false))
    .then((proved) => {
      if (proved) proofs += 1;
      return proved;
    })
    .finally(() => {
      underWay = null;
    });
  return underWay;
}

/** How often it was proved so far: each proof ends the session that was there before. */
export function proofsSoFar(): number {
  return proofs;
}

/** Whether it was proved since then, so that what was under way went with a session that is over; waits for a proof. */
export async function provedSince(before: number): Promise<boolean> {
  await underWay?.catch(() => false);
  return proofs > before;
}
