/** Money and time in the reader's own habits. */

export function money(amount: number, currency: string, locale?: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    // Intl throws at codes that are not three letters.
    return `${amount} ${currency}`;
  }
}

/** Date and time of an ISO 8601 text; the text itself when it is none. */
export function dateTime(iso: string, locale?: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}
