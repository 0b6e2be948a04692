import * as z from 'zod/mini';
import { metadataProblem } from '#domain/metadata.ts';
import { customerDetail } from './customer.ts';
import { currencyCode } from './query.ts';

/** A text of at most so many characters; what it may hold beside that is ProcessOut's to judge. */
const upTo = (most: number) =>
  z.optional(
    z
      .string()
      .check(
        z.trim(),
        z.minLength(1, 'is empty: ProcessOut can change it, not empty it'),
        z.maxLength(most, `is longer than ${String(most)} characters`),
      ),
  );

const shape = {
  first_name: upTo(80),
  last_name: upTo(80),
  /** Known from the SDKs alone (facts sheet, section 6). */
  company_name: upTo(80),
  email: upTo(255),
  phone_number: upTo(17),
  address1: upTo(80),
  address2: upTo(80),
  zip: upTo(16),
  city: upTo(80),
  state: upTo(80),
  country_code: z.optional(
    z.string().check(z.regex(/^[A-Z]{2}$/, 'is not an ISO 3166 country code of two capital letters')),
  ),
  currency: z.optional(currencyCode),
  is_business: z.optional(z.boolean()),
  legal_document: upTo(255),
  date_of_birth: z.optional(
    z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day such as 1984-05-31')),
  ),
} as const;

/** All of it: what is left out is gone afterwards. */
const metadata = z.optional(
  z.record(z.string(), z.string()).check((checked) => {
    const message = metadataProblem(checked.value);
    if (message !== null) checked.issues.push({ code: 'custom', message, input: checked.value });
  }),
);

/**
 * What people may say of a customer, under ProcessOut's names and within its limits (seed 003, Customer attributes). It is
 * the body of POST /api/customers, with an Idempotency-Key: one form makes one customer.
 */
export const customerFacts = z.strictObject({ ...shape, metadata });
export type CustomerFacts = z.infer<typeof customerFacts>;
export type CustomerField = keyof typeof shape;
export const CUSTOMER_FIELDS = Object.keys(shape) as readonly CustomerField[];

const version = z.string().check(z.minLength(1), z.maxLength(100));

/** PUT /api/customers/{id}: what is to change, and the version of the customer as the person saw them. */
export const customerEditBody = z.strictObject({ version, ...shape, metadata });

/** DELETE /api/customers/{id}, and what is done with one of their tokens. */
export const customerSeenBody = z.strictObject({ version });

export const customerCreatedReply = z.object({ customer: z.object({ id: z.string() }) });
export const customerDeletedReply = z.object({ deleted: z.literal(true) });

/** The 409 of a change: the customer is not as they were seen. */
export const customerChangedReply = z.object({ customer: customerDetail });
