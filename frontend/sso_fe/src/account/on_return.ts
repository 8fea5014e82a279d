/** When to look again: the tab or the window is used again, or the line is back. */
import { onBeforeUnmount, onMounted } from 'vue';

/** Calls `look` while the component is there and its page is seen. */
export function onReturn(look: () => unknown): void {
  function notice(): void {
    if (document.visibilityState === 'visible') look();
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', notice);
    window.addEventListener('focus', notice);
    window.addEventListener('online', notice);
  });
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', notice);
    window.removeEventListener('focus', notice);
    window.removeEventListener('online', notice);
  });
}
