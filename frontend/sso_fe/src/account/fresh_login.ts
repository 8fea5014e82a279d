/** A login step by step: the password, then whatever second factor Cognito asks for. */
import { shallowRef, type ShallowRef } from 'vue';

import type { CognitoClient, SignedIn, SignInOptions, SignInResult } from '../cognito';
import { failureOf } from '../texts/failures';

export type Challenge = Exclude<SignInResult, SignedIn>;

export interface FreshLogin {
  /** What Cognito asks for besides the password; null while nothing. */
  readonly challenge: Readonly<ShallowRef<Challenge | null>>;
  /** Goes one step on: the login, or null where `challenge` now asks for more. A login is kept until `restart`. */
  next(entry: { email: string; password: string; code: string }): Promise<SignedIn | null>;
  /** Answers a challenge to set up an authenticator app with its first code. */
  verifySetUp(code: string): Promise<void>;
  restart(): void;
}

export function useFreshLogin(cognito: Pick<CognitoClient, 'signIn'>, purpose: SignInOptions['purpose']): FreshLogin {
  const challenge = shallowRef<Challenge | null>(null);
  let login: SignedIn | null = null;

  function take(result: SignInResult): SignedIn | null {
    login = result.kind === 'signedIn' ? result : null;
    challenge.value = result.kind === 'signedIn' ? null : result;
    return login;
  }

  function restart(): void {
    login = null;
    challenge.value = null;
  }

  return {
    challenge,
    async next({ email, password, code }) {
      if (login) return login;
      const open = challenge.value;
      if (open?.kind !== 'totp') return take(await cognito.signIn(email, password, { purpose }));
      try {
        return take(await open.answer(code));
      } catch (error) {
        if (failureOf(error).code === 'expired_login') restart();
        throw error;
      }
    },
    async verifySetUp(code) {
      if (challenge.value?.kind === 'totpSetup') take(await challenge.value.verify(code));
    },
    restart,
  };
}
