import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { unreadable } from './go-types.ts';
import type { SdkCall, SdkOptions, Writer } from './writers.ts';

interface Named {
  readonly id: string;
  readonly [field: string]: unknown;
}

type One =
  | 'customer'
  | 'token'
  | 'card'
  | 'invoice'
  | 'transaction'
  | 'refund'
  | 'event'
  | 'customer_action'
  | 'product'
  | 'gateway_configuration'
  | 'native_apm'
  | 'export_layout'
  | 'alternative_merchant_certificate'
  | 'gateway';
type Many = 'tokens' | 'invoices' | 'transactions' | 'refunds' | 'events' | 'payouts';

/** A test reads what its call answers with. */
export type Body = { readonly [Key in One]?: Named } & { readonly [Key in Many]?: readonly Named[] } & {
  readonly error_type?: string;
  readonly balances?: unknown;
};

interface Answer {
  readonly status: number;
  readonly body: Body;
}

/** What an object is to Go's SDK, by its key in the answer. */
const TYPE_OF: Readonly<Record<string, string>> = {
  customer: 'Customer',
  token: 'Token',
  card: 'Card',
  invoice: 'Invoice',
  transaction: 'Transaction',
  refund: 'Refund',
  event: 'Event',
  payout: 'Payout',
  item: 'PayoutItem',
  gateway_configuration: 'GatewayConfiguration',
  project: 'Project',
  product: 'Product',
  card_information: 'CardInformation',
  sftp_settings: 'ProjectSFTPSettingsPublic',
  native_apm: 'NativeAPM',
  export_layout: 'ExportLayout',
  export_layout_configuration_option: 'ExportLayoutConfigurationOptions',
  applepay_certificate: 'ApplePayAlternativeMerchantCertificates',
  alternative_merchant_certificate: 'AlternativeMerchantCertificate',
  // Of the error codes, the only key in the answer.
  gateway: 'CategoryErrorCodes',
  balance: 'Balances',
  customer_action: 'CustomerAction',
};

function notReadByGo(body: Body): string[] {
  return Object.entries(body).flatMap(([key, value]: [string, unknown]) => {
    const type = TYPE_OF[key] ?? TYPE_OF[key.replace(/s$/, '')];
    if (type === undefined) return [];
    const many = Array.isArray(value) ? value : [value];
    return many.flatMap((one) => unreadable(type, one));
  });
}

/**
 * One SDK, used as a program uses it; an answer that is refused, or that Go cannot read, fails the test.
 * @param host asked for with each call
 */
export function sdk(write: Writer, host: () => string) {
  const send = async (
    call: SdkCall,
    login = 'test-proj_sandbox:key_sandbox_counterfoil',
  ): Promise<Answer> => {
    const { method, path, headers, body } = write(call);
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const asked = request(`${host()}${path}`, {
      method,
      auth: login,
      headers: { ...headers, ...length },
    });
    asked.end(body ?? undefined);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, body: JSON.parse(await text(response)) as Body };
  };
  const done = async (call: SdkCall): Promise<Body> => {
    const { status, body } = await send(call);
    expect([call.method, call.path, status, body.error_type ?? null]).toEqual([
      call.method,
      call.path,
      200,
      null,
    ]);
    expect(notReadByGo(body)).toEqual([]);
    return body;
  };
  return {
    send,
    get: (path: string, options?: SdkOptions) =>
      done({ method: 'GET', path, ...(options ? { options } : {}) }),
    post: (path: string, fields = {}, options?: SdkOptions) =>
      done({ method: 'POST', path, fields, ...(options ? { options } : {}) }),
    put: (path: string, fields = {}) => done({ method: 'PUT', path, fields }),
    delete: (path: string) => done({ method: 'DELETE', path }),
  };
}
