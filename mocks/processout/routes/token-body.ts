import type { Fields } from '../http/body.ts';
import { pairs, plain, read, readChanges, truth, upTo, url, webUrl } from '../http/limits.ts';
import type { Read } from '../http/limits.ts';

/** What may be said about a token, and its limits (seed 003, Token attributes; facts sheet, section 5). */
const SHAPE = {
  gateway_configuration_id: plain,
  description: upTo(255),
  return_url: url,
  cancel_url: url,
  invoice_return_url: url,
  webhook_url: webUrl,
  metadata: pairs,
  manual_invoice_cancellation: truth,
};

export type TokenChanges = Read<typeof SHAPE>;

/** @throws ApiError 400 naming every field that is wrong */
export function readToken(body: Fields): TokenChanges {
  return read(body, SHAPE);
}

export function readTokenChanges(body: Fields): Partial<TokenChanges> {
  return readChanges(body, SHAPE);
}
