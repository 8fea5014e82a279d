/** A login in one or two steps: the password, then the second factor where one is asked for. */
import { shallowReadonly, shallowRef, type ShallowRef } from 'vue';

import type { SignedIn, SignInResult, TotpChallenge, TotpSetupChallenge } from '../cognito';

export type SecondFactorChallenge = TotpChallenge | TotpSetupChallenge;

export interface Login {
  /** What is asked for now; null for the password. */
  readonly challenge: Readonly<ShallowRef<SecondFactorChallenge | null>>;
  /** Goes on from what the password or a code led to. */
  proceed(result: SignInResult): Promise<void>;
  /** Back to the password. */
  restart(): void;
}

/** @param finish what a complete login leads to. */
export function useLogin(finish: (login: SignedIn) => Promise<void>): Login {
  const challenge = shallowRef<SecondFactorChallenge | null>(null);

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
