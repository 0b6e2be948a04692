import { gatewayName } from '#web/format/names.ts';

/** A payout may not say which PSP it is from. */
export function pspName(gateway: string | null): string {
  return gateway === null ? 'PSP not named' : gatewayName(gateway);
}
