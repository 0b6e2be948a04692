/** RFC 3339 in UTC with as many decimals as needed, as the API writes times (facts sheet, section 7). */
export function formatMicros(us: number): string {
  const seconds = Math.floor(us / 1_000_000);
  const fraction = String(us - seconds * 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  return fraction === '' ? `${text}Z` : `${text}.${fraction}Z`;
}

export function formatMillis(ms: number): string {
  return formatMicros(Math.floor(ms) * 1000);
}
