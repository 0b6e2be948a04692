import type { Step, TransactionDetail } from '#contract/transaction-detail.ts';
import { pspInWords } from './voice.ts';

export interface NamedReference {
  readonly label: string;
  readonly value: string;
}

/** Everything that somebody may be asked for or search by, each value once. */
export function references(detail: TransactionDetail): NamedReference[] {
  const { invoice, customer, card, refunds, attempts, aftermath } = detail;
  const all = [
    { label: 'Transaction', value: detail.id },
    { label: 'Invoice', value: invoice?.id },
    { label: 'Order', value: detail.name },
    ...attempts.flatMap(({ steps, outcome }) =>
      steps.map((step) => pspReference(step, outcome === 'declined')),
    ),
    ...aftermath.map((step) => pspReference(step, false)),
    ...[...attempts.flatMap(({ steps }) => steps), ...aftermath].map((step) => ({
      label: arnLabel(step),
      value: step.arn,
    })),
    ...refunds.map(({ id }) => ({ label: 'Refund', value: id })),
    { label: 'Customer', value: customer?.id },
    { label: 'Card', value: card?.id },
  ];
  const seen = new Set<string>();
  return all.flatMap(({ label, value }) => {
    if (!value || seen.has(value)) return [];
    seen.add(value);
    return { label, value };
  });
}

function pspReference(
  { kind, gateway_name, gateway_operation_id }: Step,
  declined: boolean,
): { label: string; value: string | null } {
  const psp = pspInWords(gateway_name);
  if (kind === 'authorization')
    return { label: declined ? `${psp}, declined` : psp, value: gateway_operation_id };
  return { label: `${psp}, ${kind === 'three_d_s' ? '3DS' : kind}`, value: gateway_operation_id };
}

const arnLabel = ({ kind }: Step): string => `${kind === 'refund' ? 'Refund' : 'Capture'} ARN`;
