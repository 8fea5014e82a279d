/** Nobody loses what is typed and not saved by leaving: this site asks, and the browser does at its own doors. */
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

export interface LeaveGuard {
  /** Whether somebody must say now if they really leave. */
  readonly asking: Readonly<Ref<boolean>>;
  /** At once where nothing is unsaved. The routes that lead away are asked about without this. */
  mayLeave(): Promise<boolean>;
  /** Ends the asking. */
  settle(leave: boolean): void;
}

export function useLeaveGuard(isUnsaved: () => boolean): LeaveGuard {
  const asking = ref(false);
  let answer: (leave: boolean) => void = () => undefined;

  async function mayLeave(): Promise<boolean> {
    // Who asks twice, by the back button and then by a link, waits for the later answer.
    answer(false);
    if (!isUnsaved()) return true;
    asking.value = true;
    return new Promise((resolve) => {
      answer = resolve;
    });
  }

  function settle(leave: boolean): void {
    asking.value = false;
    answer(leave);
  }

  function holdBack(event: BeforeUnloadEvent): void {
    event.preventDefault();
  }

  // No longer than needed: a page that listens to this is loaded anew when one comes back to it.
  watch(isUnsaved, (unsaved) => {
    if (unsaved) window.addEventListener('beforeunload', holdBack);
    else window.removeEventListener('beforeunload', holdBack);
  });
  onScopeDispose(() => window.removeEventListener('beforeunload', holdBack));
  onBeforeRouteLeave(mayLeave);
  return { asking: readonly(asking), mayLeave, settle };
}
