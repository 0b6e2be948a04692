import { pspOf } from '#domain/psp.ts';
import { gatewayName } from '#web/format/names.ts';

/** A payout may not say which PSP it is from. */
export function pspName(gateway: string | null): string {
  return gatewayName(pspOf(gateway));
}
