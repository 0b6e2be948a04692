import * as z from 'zod';

/**
 * What the schemas of ProcessOut's objects share. They are zod's own, not its small sister's as elsewhere: these compile
 * themselves, and most of what a backfill reads passes through them.
 */

/** Decimal strings in major units; responses trim trailing zeros, `_local` ones may run to many decimals (facts sheet, section 7). */
export const decimal = z.string().check(z.regex(/^-?\d{1,15}(\.\d{1,12})?$/));

/** RFC 3339 with 0 to 9 fractional digits (facts sheet, section 7). */
export const timestamp = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/));

export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));

export const nullableText = z.nullish(z.string());

export const metadata = z.nullish(z.record(z.string(), z.string()));

/** The page envelope around every list (seed 003, Listing resources). */
export const pageEnvelope = {
  success: z.literal(true),
  count: z.number(),
  has_more: z.boolean(),
  limit: z.number(),
  order: z.enum(['asc', 'desc']),
  total_count: z.number(),
};

/** A success of which nothing else matters, such as that of a deletion. */
export const doneReply = z.object({ success: z.literal(true) });

/** The failure envelope; the SDKs judge by `success`, not by the HTTP status (facts sheet, section 3). */
export const failureEnvelope = z.object({
  success: z.literal(false),
  error_type: z.optional(z.string()),
  message: z.optional(z.string()),
  invalid_fields: z.optional(z.nullable(z.array(z.object({ name: z.string(), message: z.string() })))),
});
export type FailureEnvelope = z.infer<typeof failureEnvelope>;
