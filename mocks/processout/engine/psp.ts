import type { SimGatewayConfiguration } from '../model.ts';
import { PSPS, route } from '../world/psps.ts';
import type { Psp, Span } from '../world/psps.ts';
import { hashText } from '../world/prng.ts';

/** How the PSP behind a configuration behaves; null for one that this simulator does not know. */
export function pspOf(configuration: SimGatewayConfiguration | null): Psp | null {
  return Object.values(PSPS).find(({ gatewayName }) => gatewayName === configuration?.gateway_name) ?? null;
}

/** The configuration that a fresh payment is routed to: the shop's first choice, or the first one there is. */
export function routeTo(
  configurations: readonly SimGatewayConfiguration[],
  currency: string,
  scheme: string | null,
): SimGatewayConfiguration | null {
  const wanted = route(currency, scheme).map((key) => PSPS[key].gatewayName);
  const found = wanted.map((name) => configurations.find(({ gateway_name }) => gateway_name === name));
  return found.find((one) => one !== undefined) ?? configurations[0] ?? null;
}

/** A duration inside a span, the same for the same id. */
export function within([least, most]: Span, id: string): number {
  return least + (hashText(id) % (most - least + 1));
}

/** The PSP's own reference for an operation, in its manner of writing them. */
export function pspReference(psp: Psp | null, operationId: string): string {
  const [prefix, length, alphabet] = psp?.reference ?? ['', 16, '0123456789'];
  const letters = Array.from(
    { length },
    (_, place) => alphabet[hashText(`${operationId}/${place}`) % alphabet.length],
  );
  return prefix + letters.join('');
}

/** An acquirer reference number: 23 digits, the second to seventh name the acquirer. */
export function acquirerReference(psp: Psp | null, operationId: string): string {
  const digits = Array.from({ length: 16 }, (_, place) => String(hashText(`${operationId}#${place}`) % 10));
  return `7${psp?.acquirerBin ?? '000000'}${digits.join('')}`;
}
