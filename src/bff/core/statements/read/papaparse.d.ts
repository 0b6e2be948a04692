/**
 * The part of papaparse that is used. Its published types bring Node's and the browser's globals along, which this layer
 * must not see.
 */
interface CsvError {
  readonly type: string;
  readonly message: string;
  /** Counted from 0 within the piece. */
  readonly row?: number;
}

interface CsvPiece {
  readonly data: string[][];
  readonly errors: readonly CsvError[];
}

interface CsvHandle {
  pause(): void;
  resume(): void;
  abort(): void;
}

interface CsvOptions {
  readonly delimiter: string;
  /** Characters per piece. */
  readonly chunkSize: number;
  readonly chunk: (piece: CsvPiece, handle: CsvHandle) => void;
  readonly complete: () => void;
}

declare const Papa: {
  parse(text: string, options: CsvOptions): void;
  parse(
    text: string,
    options: { readonly delimiter: string; readonly preview?: number; readonly newline?: string },
  ): CsvPiece;
};
export { Papa as default };
