import type { CustomerToken } from '#contract/customer.ts';

/** "**** **** **** 4242", or what it is where no number is known. */
export function nameOf({ summary, description, type }: CustomerToken): string {
  return summary ?? description ?? type ?? 'Card';
}
