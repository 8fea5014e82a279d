/** Money and moments in the language spoken and the reader's own time zone. */
import { language } from './speech';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param currency ISO 4217; another text is shown as it is. */
export function money(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(language.value, { style: 'currency', currency }).format(amount);
  } catch {
    // Intl throws at codes that are not three letters.
    return `${amount} ${currency}`;
  }
}

/** "5 minutes ago", "yesterday" from 24 hours on, and the date from 30 days on; both in milliseconds since the epoch. */
export function relativeTime(moment: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' });
  const passed = Math.max(0, now - moment);
  if (passed < MINUTE) return format.format(0, 'second');
  if (passed < HOUR) return format.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return format.format(-Math.floor(passed / HOUR), 'hour');
  const days = calendarDay(now) - calendarDay(moment);
  return days < 30 ? format.format(-days, 'day') : dateText(moment);
}

/** Counts the days of the reader's calendar, some of which have 23 hours or 25. */
function calendarDay(moment: number): number {
  const date = new Date(moment);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

export function exactTime(moment: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

export function dateText(moment: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium' }).format(moment);
}

/** The form that a count takes: `one`, `few` …; by the plural rules of the Unicode CLDR. */
export function pluralForm(count: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules(language.value).select(count);
}
