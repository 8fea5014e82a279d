/** What takes longer than people expect, so that the page can say that it still works. */
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';

const LATE_MS = 8_000;

/** True once `waiting` has been so for eight seconds; false again with it. */
export function useLateness(waiting: () => boolean): Readonly<Ref<boolean>> {
  const late = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch(
    waiting,
    (now) => {
      clearTimeout(timer);
      late.value = false;
      if (now) timer = setTimeout(() => (late.value = true), LATE_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return readonly(late);
}
