import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

/** Milliseconds since the epoch of a time in ISO 8601; `null` for any other text. */
export function momentOf(text: string): number | null {
  const moment = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(moment) ? null : moment;
}

const MINUTE = 60_000;

/** The time that `clock` shows, looked up each minute. */
export function useNow(clock: () => number): Readonly<ShallowRef<number>> {
  const now = shallowRef(clock());
  const timer = window.setInterval(() => (now.value = clock()), MINUTE);
  onScopeDispose(() => window.clearInterval(timer));
  return now;
}
