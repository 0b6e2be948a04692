import { email, oneOf, phoneNumber } from '../http/limits.ts';
import type { Reader } from '../http/limits.ts';

/** One thing that a way to pay asks the customer for (the SDKs' NativeAPMParameterDefinition). */
export interface NativeParameter {
  readonly key: string;
  readonly type: 'email' | 'phone' | 'single-select';
  readonly isRequired: boolean;
  readonly displayName: string;
  /** The values to choose from, with what they are called; the first is the default. */
  readonly choices: readonly (readonly [value: string, displayName: string])[];
  /** What a value must be. */
  readonly reader: Reader<string | null>;
}

const PLANS = [
  ['pay_later', 'Pay in 30 days'],
  ['slice_it', 'Pay in 3 parts'],
] as const;

/** By the PSP's name; PSPs that take cards ask for nothing natively (docs/simulator-differences.md, Native payments). */
const ASKED: Readonly<Record<string, readonly NativeParameter[]>> = {
  klarna: [
    {
      key: 'email',
      type: 'email',
      isRequired: true,
      displayName: 'E-mail',
      choices: [],
      reader: email,
    },
    {
      key: 'phone_number',
      type: 'phone',
      isRequired: true,
      displayName: 'Phone number',
      choices: [],
      reader: phoneNumber,
    },
    {
      key: 'plan',
      type: 'single-select',
      isRequired: false,
      displayName: 'How to pay',
      choices: PLANS,
      reader: oneOf(PLANS.map(([value]) => value)),
    },
  ],
};

/** What a PSP asks for, in order; null when customers cannot pay natively there. */
export function nativeParameters(gatewayName: string): readonly NativeParameter[] | null {
  return ASKED[gatewayName] ?? null;
}
