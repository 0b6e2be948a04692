type Asker = () => Promise<boolean>;

let asker: Asker | null = null;
let underWay: Promise<boolean> | null = null;

/** Who asks the person to prove that it is them: the shell's dialog. @returns takes it back */
export function setStepUpAsker(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/** Asks once, however many calls wait for it. @returns whether they proved it; false when they turned away */
export function proveAgain(): Promise<boolean> {
  underWay ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
    underWay = null;
  });
  return underWay;
}
