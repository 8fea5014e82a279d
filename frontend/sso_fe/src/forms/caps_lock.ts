/** Whether Caps Lock is on while somebody types a password, which the dots would hide. */
import { readonly, ref, type Ref } from 'vue';

export interface CapsLock {
  readonly on: Readonly<Ref<boolean>>;
  /** For `v-on` of the input. */
  readonly listeners: Record<'keydown' | 'keyup' | 'pointerdown' | 'blur', (event: Event) => void>;
}

export function useCapsLock(): CapsLock {
  const on = ref(false);

  /** A key that the browser fills in by itself comes without modifiers, and a finger knows no Caps Lock. */
  function look(event: Event): void {
    const { getModifierState, pointerType } = event as Partial<KeyboardEvent & PointerEvent>;
    if (getModifierState && pointerType !== 'touch') on.value = getModifierState.call(event, 'CapsLock');
  }

  function forget(): void {
    on.value = false;
  }

  return { on: readonly(on), listeners: { keydown: look, keyup: look, pointerdown: look, blur: forget } };
}
