/** Moments as people read them, in the reader's own time zone. */

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const EXACT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "5 minutes ago", "yesterday", and the date from a month on; all in milliseconds since the epoch. */
export function relativeTime(moment: number, now: number): string {
  const passed = Math.max(0, now - moment);
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return RELATIVE.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return RELATIVE.format(-Math.floor(passed / HOUR), 'hour');
  if (passed < 30 * DAY) return RELATIVE.format(-Math.floor(passed / DAY), 'day');
  return dateText(moment);
}

export function exactTime(moment: number): string {
  return EXACT.format(moment);
}

export function dateText(moment: number): string {
  return DATE.format(moment);
}
