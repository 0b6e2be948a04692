import { sequenceOf } from '../http/call.ts';
import type { Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { readPage } from '../http/page.ts';

/**
 * Certificates of other merchants for Apple Pay, as the SDKs have them: an id and nothing else. No payment here looks at
 * them, and what is sent with a new one is not kept.
 */
export const listCertificates: Handler = ({ engine, query, maxLimit }) => {
  const { items, envelope } = readPage(sequenceOf([...engine.certificates.values()]), query, maxLimit);
  return { ...envelope, applepay_certificates: { alternative_merchant_certificates: items } };
};

export const addCertificate: Handler = ({ engine }) => {
  const certificate = { id: engine.ids.next('alt_cert') };
  engine.certificates.set(certificate.id, certificate);
  return { success: true, alternative_merchant_certificate: certificate };
};

export const deleteCertificate: Handler = ({ engine, params }) => {
  if (!engine.certificates.delete(params['certificateId'] ?? ''))
    throw notFound('alternative-merchant-certificate');
  return { success: true };
};
