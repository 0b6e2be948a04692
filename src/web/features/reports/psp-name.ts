import { gatewayName } from '#web/format/names.ts';

/** As the backend calls a PSP that neither a payment nor a payout names. */
const UNKNOWN = 'unknown';

/** Whether rows can be asked for by this name. */
export function isNamed(gateway: string | null): boolean {
  return gateway !== UNKNOWN;
}

/** A payout may not say which PSP it is from. */
export function pspName(gateway: string | null): string {
  return gateway === null || !isNamed(gateway) ? 'PSP not named' : gatewayName(gateway);
}
