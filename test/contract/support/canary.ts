/** Each form in which a key could leave: plain, as part of an address, and as the two ways of basic authentication. */
export function formsOf(key: string, projectId?: string): string[] {
  const forms = [key, encodeURIComponent(key), btoa(key), btoa(`${key}:`)];
  return projectId === undefined ? forms : [...forms, btoa(`${projectId}:${key}`)];
}

/** First digits of the schemes' numbers: Visa, Mastercard, American Express, Discover, JCB, Diners, Maestro. */
const ISSUED = /^(4|5[1-5]|2[2-7]|3[47]|6(011|5|4[4-9])|35|3[068]|5[068])/;
const DIGITS = /(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w.])/g;

/** Numbers in a text that may be a card's: 13 to 19 digits of a scheme, with the right check digit (ISO/IEC 7812). */
export function cardNumbers(text: string): string[] {
  return (text.match(DIGITS) ?? [])
    .map((found) => found.replace(/[ -]/g, ''))
    .filter((digits) => ISSUED.test(digits) && passesLuhn(digits));
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
