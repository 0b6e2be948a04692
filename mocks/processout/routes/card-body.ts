import type { Fields } from '../http/body.ts';
import { invalid } from '../http/errors.ts';
import { given } from '../http/fields.ts';
import {
  countryCode,
  ipAddress,
  month,
  pairs,
  plain,
  read,
  readChanges,
  truth,
  upTo,
  whole,
} from '../http/limits.ts';
import type { Read, Reader } from '../http/limits.ts';

/** Minutes from UTC, -12 to +14 hours. */
const offset: Reader<number | null> = (fields, name) => {
  const value = given(fields, name);
  if (value === undefined) return null;
  const minutes = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= -720 && minutes <= 840)
    return minutes;
  throw invalid('error', name, `${name} must be minutes from -720 to 840.`);
};

/** What the cardholder may say and what can be changed later (seed 003, Card attributes). */
const FACTS = {
  name: upTo(255),
  address1: upTo(255),
  address2: upTo(255),
  city: upTo(255),
  state: upTo(255),
  zip: upTo(16),
  ip_address: ipAddress,
  user_agent: plain,
  header_accept: plain,
  app_color_depth: plain,
  app_java_enabled: truth,
  app_language: plain,
  app_screen_height: whole,
  app_screen_width: whole,
  app_timezone_offset: offset,
  preferred_scheme: plain,
  token_type: plain,
  metadata: pairs,
};

const DATES = { exp_month: month, exp_year: whole, country_code: countryCode, cvc2: upTo(4) };

export interface CardBody {
  readonly dates: Read<typeof DATES>;
  readonly facts: Read<typeof FACTS>;
}

/** Address fields may come inside `contact` (facts sheet, section 5). @throws ApiError 400 naming every wrong field */
export function readCard(body: Fields): CardBody {
  const contact = given(body, 'contact');
  const flat = typeof contact === 'object' && contact !== null ? { ...contact, ...body } : body;
  const { dates, ...facts } = read(flat, {
    ...FACTS,
    dates: (fields) => read(fields, DATES),
  });
  return { dates, facts };
}

export function readCardChanges(body: Fields): Partial<CardBody['facts']> {
  return readChanges(body, FACTS);
}
