/** A login in one step or more: the password, then what it leads to besides. */
import { shallowReadonly, shallowRef, type ShallowRef } from 'vue';

import type { SignedIn, SignInResult } from '../cognito';

/** A lasting password in place of a temporary one, or a second factor. */
export type Challenge = Exclude<SignInResult, SignedIn>;

export interface Login {
  /** What is asked for now; null for the password. */
  readonly challenge: Readonly<ShallowRef<Challenge | null>>;
  /** Goes on from what the password or an answer led to. */
  proceed(result: SignInResult): Promise<void>;
  /** Back to the password. */
  restart(): void;
}

/**
 * @param finish what a complete login leads to.
 * @param prepare what the page needs to show a challenge; the password's form stays until it is there.
 */
export function useLogin(
  finish: (login: SignedIn) => Promise<void>,
  prepare: () => Promise<unknown> = async () => undefined,
): Login {
  const challenge = shallowRef<Challenge | null>(null);

  return {
    challenge: shallowReadonly(challenge),
    async proceed(result) {
      if (result.kind === 'signedIn') return finish(result);
      await prepare();
      challenge.value = result;
    },
    restart() {
      challenge.value = null;
    },
  };
}
