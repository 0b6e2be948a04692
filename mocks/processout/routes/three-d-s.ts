import { authenticate } from '../engine/authorize.ts';
import { placeOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { ApiError } from '../http/errors.ts';
import type { Fields } from '../http/body.ts';
import { flag, metadata, text } from '../http/fields.ts';
import type { Wire } from '../http/render-context.ts';
import { readSource } from './source.ts';

/** "Initiate a 3-D Secure authentication" (the SDKs' words): the customer is always asked. */
export const initiateThreeDS: Handler = (call) => {
  const { body, engine } = call;
  const place = placeOf(call, 'invoice');
  const { card, token } = readSource(engine, engine.store.at(place).invoice, text(body, 'source'));
  if (!card) {
    const message = 'Only cards have 3D Secure.';
    throw new ApiError(400, 'request.source.invalid', message, [{ name: 'source', message }]);
  }
  const threeDSVersion = versionOf(body);
  authenticate(engine, place, card, { token, threeDSVersion, metadata: metadata(body), ticks: engine.stamp });
  return { success: true, customer_action: actionOf(call, engine.store.at(place).invoice.id) };
};

/** The SDKs' switch (facts sheet, section 5): without the second 3D Secure, the first one. */
export function versionOf(body: Fields): string {
  return flag(body, 'enable_three_d_s_2') === false ? '1.0.2' : '2.2.0';
}

/** Where the customer goes to pass 3D Secure, for an invoice or a token. */
export function actionOf({ rendering }: Call, id: string): Wire {
  return { type: 'url', value: `${rendering.checkoutUrl(id)}/three-d-s`, metadata: {} };
}
