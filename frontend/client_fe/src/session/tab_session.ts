import { shallowRef, type ShallowRef } from 'vue';
import type { SignInOptions } from 'sso_sdk';
import type { Sso } from 'sso_sdk/vue';

/** Coming and going of this tab's user, as the pages offer and show it. */
export interface TabSession {
  /** The browser is on its way to the SSO. */
  readonly leaving: Readonly<ShallowRef<boolean>>;
  /** Why the last sign-in did not get away; `null` when it did. */
  readonly failure: ShallowRef<unknown>;
  /** The user has just signed out here. */
  readonly signedOut: Readonly<ShallowRef<boolean>>;
  signIn(options: SignInOptions): Promise<void>;
  signOut(): void;
}

export function createTabSession(sso: Sso, page: Pick<Window, 'addEventListener'>): TabSession {
  const leaving = shallowRef(false);
  const failure = shallowRef<unknown>(null);
  const signedOut = shallowRef(false);
  // The back button may bring this very page back as it was left.
  page.addEventListener('pageshow', () => (leaving.value = false));

  return {
    leaving,
    failure,
    signedOut,
    async signIn(options) {
      if (leaving.value) return;
      leaving.value = true;
      failure.value = null;
      try {
        await sso.signIn(options);
      } catch (error) {
        failure.value = error;
        leaving.value = false;
      }
    },
    signOut() {
      sso.signOut();
      signedOut.value = true;
    },
  };
}
