import type { UpstreamRequest } from '#bff/core/ports.ts';
import type { PlainReply } from '#mocks/processout/http/transport.ts';

/** A call of the backend to ProcessOut, or the end of one. */
export type UpstreamCall =
  | ({ readonly kind: 'call'; readonly id: number } & Pick<
      UpstreamRequest,
      'method' | 'path' | 'headers' | 'body'
    >)
  | { readonly kind: 'cancel'; readonly id: number };

/** What comes back of it. Whole and as text: pages of a hundred payments are what most of it is. */
export type UpstreamAnswer =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: PlainReply }
  /** The connection broke. */
  | { readonly kind: 'broken'; readonly id: number; readonly message: string };
