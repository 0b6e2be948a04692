/**
 * Where an IBAN is made of the number of the bank and that of the account (SWIFT IBAN registry): how many digits each has.
 * Elsewhere a statement's own number of an account does not say which IBAN it is.
 */
const PARTS: Readonly<Record<string, { readonly bank: number; readonly account: number }>> = {
  DE: { bank: 8, account: 10 },
  AT: { bank: 5, account: 11 },
};

/**
 * All names under which statements may have the same account: an IBAN, as CAMT has it, and "bank/account" as MT940 does,
 * with and without the zeros before the account. The same first name means the same account.
 */
export function accountNames(name: string): readonly [string, ...string[]] {
  for (const [country, { bank, account }] of Object.entries(PARTS)) {
    const iban = new RegExp(`^${country}\\d{2}(\\d{${String(bank)}})(\\d{${String(account)}})$`).exec(name);
    if (iban && isIban(name)) return namesOf(country, iban[1] ?? '', iban[2] ?? '');
    const own = new RegExp(`^(\\d{${String(bank)}})/(\\d{1,${String(account)}})$`).exec(name);
    if (own) return namesOf(country, own[1] ?? '', (own[2] ?? '').padStart(account, '0'));
  }
  return [name];
}

function namesOf(country: string, bank: string, account: string): [string, ...string[]] {
  const check = 98n - remainder(`${bank}${account}${country}00`);
  const bare = account.replace(/^0+(?=\d)/, '');
  return [
    `${country}${String(check).padStart(2, '0')}${bank}${account}`,
    ...new Set([`${bank}/${account}`, `${bank}/${bare}`]),
  ];
}

/** Whether the check digits are right (ISO 13616). */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && remainder(text.slice(4) + text.slice(0, 4)) === 1n;
}

/** Letters count as two digits, A as 10. */
function remainder(text: string): bigint {
  return BigInt(text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n;
}
