/** One submission at a time, and the focus where the reader is needed next. */
import { nextTick, readonly, ref, shallowRef, type Ref, type ShallowRef } from 'vue';

export interface Submission {
  readonly busy: Readonly<Ref<boolean>>;
  /** What the last submission failed with; null while none has. */
  readonly failure: Readonly<ShallowRef<unknown>>;
  /** How many submissions are over, for what changes with each. */
  readonly attempts: Readonly<Ref<number>>;
  submit(): Promise<void>;
  dismiss(): void;
}

/** @param form where the summary of errors, else the first invalid field, else the notice takes the focus after a failure. */
export function useSubmission(form: Readonly<Ref<HTMLElement | null>>, action: () => Promise<void>): Submission {
  const busy = ref(false);
  const failure = shallowRef<unknown>(null);
  const attempts = ref(0);

  async function submit(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await action();
    } catch (error) {
      failure.value = error;
    } finally {
      busy.value = false;
    }
    attempts.value += 1;
    await nextTick();
    focusTrouble(form.value);
  }

  return {
    busy: readonly(busy),
    failure,
    attempts: readonly(attempts),
    submit,
    dismiss: () => {
      failure.value = null;
    },
  };
}

function focusTrouble(form: HTMLElement | null): void {
  for (const place of ['.error-summary', '[aria-invalid="true"]', '.notice--error']) {
    const target = form?.querySelector<HTMLElement>(place);
    if (target) return target.focus();
  }
}
