import * as z from 'zod/mini';
import { CUSTOMER_FIELDS, customerFacts } from '#contract/customer-edit.ts';
import type { CustomerFacts, CustomerField } from '#contract/customer-edit.ts';
import type { CustomerDetail } from '#contract/customer.ts';

/** What is known of a customer, or nothing yet. */
export type Facts = CustomerDetail['facts'];

/** What a person typed, by field; a field that nobody touched is not in it. */
export type Edits = Readonly<Partial<Record<CustomerField, string | boolean>>>;

export const LABELS: Readonly<Record<CustomerField, string>> = {
  first_name: 'First name',
  last_name: 'Last name',
  company_name: 'Company',
  email: 'E-mail',
  phone_number: 'Phone',
  address1: 'Address',
  address2: 'Address, second line',
  zip: 'Postcode',
  city: 'City',
  state: 'State or county',
  country_code: 'Country',
  currency: 'Currency',
  is_business: 'Business',
  legal_document: 'Legal document',
  date_of_birth: 'Date of birth',
};

/** A field of the form, or a key of the metadata. */
export type Changed = CustomerField | `metadata.${string}`;

export function labelOf(field: Changed): string {
  return field in LABELS ? LABELS[field as CustomerField] : field.slice('metadata.'.length);
}

export interface Change {
  readonly field: Changed;
  /** In words; null where nothing was known. */
  readonly before: string | null;
  readonly after: string;
}

export interface FormReading {
  readonly changes: readonly Change[];
  /** What would be sent; null while something is wrong, or while nothing is changed. */
  readonly body: CustomerFacts | null;
  readonly problems: Readonly<Partial<Record<CustomerField, string>>>;
}

/** What a person sees in a field. */
export function shown(facts: Facts, edits: Edits, field: CustomerField): string | boolean {
  return edits[field] ?? facts[field] ?? '';
}

/** What of the form is new, and what is wrong with it. */
export function readForm(facts: Facts, edits: Edits): FormReading {
  const wanted: Record<string, string | boolean> = {};
  const changes: Change[] = [];
  for (const field of CUSTOMER_FIELDS) {
    const value = clean(field, edits[field]);
    const before = facts[field] ?? null;
    if (value === undefined || value === before || (before === null && !value)) continue;
    wanted[field] = value;
    changes.push({ field, before: inWords(before), after: inWords(value) ?? '' });
  }
  const parsed = z.safeParse(customerFacts, wanted);
  const problems: Partial<Record<CustomerField, string>> = {};
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) {
      const field = path[0] as CustomerField;
      problems[field] ??= problemSentence(field, message);
    }
  return { changes, body: parsed.success && changes.length > 0 ? parsed.data : null, problems };
}

function clean(field: CustomerField, value: string | boolean | undefined): string | boolean | undefined {
  if (typeof value !== 'string') return value;
  return field === 'country_code' ? value.trim().toUpperCase() : value.trim();
}

export function inWords(value: Facts[string] | undefined): string | null {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === undefined || value === '' ? null : value;
}

/** Our own words go on from the field's name, "is empty"; ProcessOut's are sentences already. */
export function problemSentence(field: CustomerField, said: string): string {
  if (/^(is|are|has|must|cannot|may)\b/.test(said)) return `${LABELS[field]} ${said}.`;
  return said.startsWith(`${field} `) ? `${LABELS[field]}${said.slice(field.length)}` : said;
}

/** What somebody else changed meanwhile, and what this form says of the same field. */
export interface Theirs {
  readonly field: Changed;
  readonly before: string | null;
  readonly after: string | null;
  /** What was typed here; null where nothing was. */
  readonly mine: string | null;
}

export function theirChanges(before: Facts, after: Facts, edits: Edits): Theirs[] {
  return CUSTOMER_FIELDS.filter((field) => (before[field] ?? null) !== (after[field] ?? null)).map(
    (field) => ({
      field,
      before: inWords(before[field]),
      after: inWords(after[field]),
      mine: inWords(clean(field, edits[field])),
    }),
  );
}
