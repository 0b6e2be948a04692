/** A call to the other side of a port, or the end of one. */
export type CallMessage =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly url: string;
      readonly method: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: ArrayBuffer | null;
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** What comes back of it: a reply comes in pieces, so that a live stream can. */
export type ReplyMessage =
  | {
      readonly kind: 'head';
      readonly id: number;
      readonly status: number;
      readonly headers: [string, string][];
    }
  | { readonly kind: 'piece'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end'; readonly id: number }
  /** The connection broke, before the head or after it. */
  | { readonly kind: 'broken'; readonly id: number; readonly message: string };
