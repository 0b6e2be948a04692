import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { schemeName } from '#web/format/names.ts';

type Card = NonNullable<TransactionDetail['card']>;

/** "Visa debit 4242" */
export function cardNumber({ scheme, type, last_4_digits }: Card): string {
  return [scheme === null ? 'Card' : schemeName(scheme), type, last_4_digits].filter(Boolean).join(' ');
}

/** "08/28" */
export function cardExpiry({ exp_month, exp_year }: Card): string | null {
  return exp_month === null || exp_year === null
    ? null
    : `${exp_month.padStart(2, '0')}/${exp_year.slice(-2)}`;
}

/** The SDKs and seed 003 spell a check's result differently: a boolean, or a word. */
function checked(result: string | null): boolean | null {
  if (result === 'passed' || result === 'true') return true;
  return result === 'failed' || result === 'false' ? false : null;
}

/** "Security code matches, address does not"; null when neither was checked. */
export function checksInWords({ cvc_check, avs_check }: Card): string | null {
  const [code, address] = [checked(cvc_check), checked(avs_check)];
  if (code === null && address === null) return null;
  if (code === true && address === true) return 'Security code and address match';
  if (code === false && address === false) return 'Neither security code nor address match';
  const said = (result: boolean | null): string =>
    result === null ? 'not checked' : result ? 'matches' : 'does not match';
  return `Security code ${said(code)}, address ${said(address)}`;
}

const THREE_D_S: Readonly<Record<string, string>> = {
  success: 'Passed',
  failed: 'Not passed',
  pending: 'Not answered yet',
};

export function threeDSInWords(status: string | null): string | null {
  return status === null ? null : (THREE_D_S[status] ?? status);
}
