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

/** @param finish what a complete login leads to. */
export function useLogin(finish: (login: SignedIn) => Promise<void>): Login {
  const challenge = shallowRef<Challenge | null>(null);

  return {
    challenge: shallowReadonly(challenge),
    async proceed(result) {
      if (result.kind === 'signedIn') await finish(result);
      else challenge.value = result;
    },
    restart() {
      challenge.value = null;
    },
  };
}
