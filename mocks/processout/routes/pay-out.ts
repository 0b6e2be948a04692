import { payOut } from '../engine/pay-out.ts';
import { placeOf } from '../http/call.ts';
import type { Handler } from '../http/call.ts';
import { metadata, text } from '../http/fields.ts';
import { sentinelDecline } from '../sentinels.ts';
import { configurationIn } from './configuration.ts';
import { actionReply, record } from './invoice-actions.ts';
import { readPayee } from './source.ts';

/** "Process the payout invoice using the given source (customer or token)", in the SDKs' words; also a card. */
export const payInvoiceOut: Handler = (call) => {
  const { body, engine } = call;
  const place = placeOf(call, 'invoice');
  const paid = payOut(engine, place, {
    ...readPayee(engine, engine.store.at(place).invoice, text(body, 'source')),
    configuration:
      configurationIn(call, 'force_gateway_configuration_id') ??
      configurationIn(call, 'gateway_configuration_id'),
    metadata: metadata(body),
    ticks: engine.stamp,
    decline: sentinelDecline(call.sentinel),
  });
  record(call, place, 'payout', paid);
  return actionReply(call, place);
};
