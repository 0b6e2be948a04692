/** German subfields: 20 to 29 and 60 to 63 hold the text, 32 and 33 the name of whoever paid. */
const GERMAN_TEXT = /^(2\d|6[0-3]|3[23])$/;
/** Words that Dutch and SEPA dialects set before the parts of field 86: "/REMI/PO-2231/EREF/…". */
const SLASH_WORDS =
  /\/(?:TRTP|IBAN|BIC|NAME|REMI|EREF|KREF|MREF|CSID|MARF|ORDP|BENM|CNTP|RTRN|ISDT|ADDR|ID|USTD|STRD|PREF|SVCL|OAMT|COAM|PURP|ULTD|ULTC)\//g;
/** SEPA labels of German banks: "SVWZ+PO-2231". */
const SEPA_LABELS = /\b(?:EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT)\+/g;

/** The words in field 86, without the codes that banks put between them. */
export function detailsText(rows: readonly string[]): string {
  const [first = ''] = rows;
  const german = /^\d{3}([?])\d{2}|^([?>~^])\d{2}/.exec(first);
  const coded = german !== null || /^\/[A-Z]{2,4}\//.test(first);
  // Where there are codes, rows are full and break anywhere; elsewhere a row may end a word.
  const joined = rows.join(coded ? '' : ' ');
  const words = german ? germanText(joined, german[1] ?? german[2] ?? '?') : joined.replace(SLASH_WORDS, ' ');
  return words.replace(SEPA_LABELS, ' ').replace(/\bNOTPROVIDED\b/g, ' ');
}

function germanText(joined: string, separator: string): string {
  const [, ...subfields] = joined.split(separator);
  return subfields
    .filter((each) => GERMAN_TEXT.test(each.slice(0, 2)))
    .map((each) => each.slice(2))
    .join(' ');
}
