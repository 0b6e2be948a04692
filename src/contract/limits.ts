import * as z from 'zod/mini';
import { LIMITED_ROLES } from '#domain/limits.ts';
import { currencyCode, decimalText } from './query.ts';

/** What a role may refund in one currency without a second person. Decimal strings in major units. */
const refundLimit = z.object({
  role: z.enum(LIMITED_ROLES),
  currency: z.string(),
  per_refund: z.string(),
  per_day: z.string(),
  /** Null while the limit is the one that Counterfoil comes with. */
  set_by: z.nullable(z.string()),
  set_at: z.nullable(z.string()),
});
export type RefundLimitView = z.infer<typeof refundLimit>;

/** GET /api/limits; in currencies that are not listed every refund needs a second person. */
export const refundLimits = z.object({ limits: z.array(refundLimit) });
export type RefundLimits = z.infer<typeof refundLimits>;

/** PUT /api/limits: sets one. `0` has every refund approved. */
export const limitBody = z.strictObject({
  role: z.enum(LIMITED_ROLES),
  currency: currencyCode,
  per_refund: decimalText,
  per_day: decimalText,
});
export type LimitBody = z.infer<typeof limitBody>;
