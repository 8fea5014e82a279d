/** The wait between two codes, counted from a moment in time, so that a reload does not restart it. */
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';

/** Whole seconds until `until`; both in milliseconds since the epoch. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** 65 → "1:05". */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds left until `until`, ticking while there are any and the scope lives. */
export function useCountdown(until: Readonly<Ref<number>>, now: () => number): Readonly<Ref<number>> {
  const left = ref(0);
  let timer: ReturnType<typeof setInterval> | undefined;

  function tick(): void {
    left.value = secondsLeft(until.value, now());
    if (left.value === 0) clearInterval(timer);
  }

  watch(
    until,
    () => {
      clearInterval(timer);
      timer = setInterval(tick, 500);
      tick();
    },
    { immediate: true },
  );
  onScopeDispose(() => clearInterval(timer));
  return readonly(left);
}
