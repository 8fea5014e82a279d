/** What happens when the login runs out under an open page: it is asked for again, and the call goes on. */
import { readonly, ref, type Ref } from 'vue';
import { ApiError } from 'design/api_error';

export function isLoginRequired(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

export interface LoginGuard {
  /** Whether somebody must sign in again now. */
  readonly asking: Readonly<Ref<boolean>>;
  /** Runs the call; refused for want of a login, once more after the user signed in again. */
  call<T>(action: () => Promise<T>): Promise<T>;
  /**
   * As `call`, for what nobody asked for: null instead of a failure, and who would rather not sign in again is
   * not asked twice. A login that was made elsewhere meanwhile ends the asking.
   */
  look<T>(action: () => Promise<T>): Promise<T | null>;
  /** Ends the asking. */
  settle(signedIn: boolean): void;
}

export function useLoginGuard(): LoginGuard {
  const asking = ref(false);
  let declined = false;
  let answered: Promise<boolean> | null = null;
  let answer: (signedIn: boolean) => void = () => undefined;

  /** One question, however many calls wait for it. */
  function ask(): Promise<boolean> {
    asking.value = true;
    answered ??= new Promise((resolve) => {
      answer = resolve;
    });
    return answered;
  }

  async function call<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      if (!isLoginRequired(error) || !(await ask())) throw error;
      return action();
    }
  }

  async function look<T>(action: () => Promise<T>): Promise<T | null> {
    try {
      const seen = await action();
      if (asking.value) settle(true);
      declined = false;
      return seen;
    } catch (error) {
      if (!isLoginRequired(error) || declined || !(await ask())) return null;
      return action().catch(() => null);
    }
  }

  function settle(signedIn: boolean): void {
    asking.value = false;
    declined = !signedIn;
    answered = null;
    answer(signedIn);
  }

  return { asking: readonly(asking), call, look, settle };
}
