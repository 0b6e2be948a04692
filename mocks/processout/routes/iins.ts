import type { Handler } from '../http/call.ts';
import { invalid } from '../http/errors.ts';
import { issuerOf } from '../world/issuers.ts';

/** What is known of a number range of 6 or 8 digits (seed 003, Card attributes, `iin`; the SDKs' CardInformation). */
export const getIssuer: Handler = ({ params }) => {
  const { iin = '' } = params;
  if (!/^\d{6}(\d{2})?$/.test(iin))
    throw invalid('error', 'iin', 'iin must be the first 6 or 8 digits of a card.');
  const { scheme, bank_name, country } = issuerOf(iin.slice(0, 6));
  const card_information = { iin, scheme, type: null, bank_name, brand: null, category: 'consumer', country };
  return { success: true, card_information };
};
