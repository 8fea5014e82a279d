import { shallowRef, type ShallowRef } from 'vue';
import { language } from 'language';
import { SsoError, type Redirect, type RedirectResult, type SignInOptions, type SsoErrorCode } from 'sso_sdk';
import type { Sso } from 'sso_sdk/vue';

import { endOf, type EndReason } from './session_end';
import type { SignInNotes } from './sign_in_notes';

/** A sign-in that was refused, or a silent one that failed for whatever reason. */
export interface RefusedArrival {
  readonly kind: 'refused';
  readonly error: SsoErrorCode;
  readonly returnPath: string;
}

/** Coming and going of this tab's user, as the pages offer and show it. */
export interface TabSession {
  /** The browser is on its way to the SSO to sign in. */
  readonly leaving: Readonly<ShallowRef<boolean>>;
  /** The browser is on its way to the SSO to sign out. */
  readonly signingOut: Readonly<ShallowRef<boolean>>;
  /** Why the last sign-in did not get away, or a silent one did not end well; `null` when it did. */
  readonly failure: ShallowRef<unknown>;
  /** The user has signed out in this browser; for a page without a user. */
  readonly signedOut: Readonly<ShallowRef<boolean>>;
  /** The session has ended while a page was open; whoever acts on it sets `null`. */
  readonly ended: ShallowRef<EndReason | null>;
  signIn(options: SignInOptions): Promise<void>;
  /** Asks the SSO without a form, if this browser may have a session there. True when it leaves. */
  signInSilently(returnPath: string): Promise<boolean>;
  /** `handleRedirect`, and whether the sign-in that it ends was a silent one. */
  arrive(redirect: Redirect | null): Promise<(RedirectResult | RefusedArrival) & { readonly silent: boolean }>;
  /** Ends the session everywhere and leaves the page. */
  signOut(): Promise<void>;
  /** Whether the failure of a call says that the user is signed out; if so, this tab is. */
  isOver(error: unknown): boolean;
}

export function createTabSession(
  sso: Sso,
  page: Pick<Window, 'addEventListener'>,
  notes: SignInNotes,
): TabSession {
  const leaving = shallowRef(false);
  const signingOut = shallowRef(false);
  const failure = shallowRef<unknown>(null);
  const signedOut = shallowRef(notes.hasSignedOut());
  const ended = shallowRef<EndReason | null>(null);
  // The back button may bring this very page back as it was left.
  page.addEventListener('pageshow', () => (leaving.value = false));
  // The SDK tells of every end: `signOut` here or in another tab, or the SSO's refusal to refresh.
  sso.onSignedOut((reason) => {
    notes.forget();
    if (reason === 'signed_out') signedOut.value = true;
    if (!signingOut.value) ended.value ??= reason;
  });

  async function signIn(options: SignInOptions): Promise<void> {
    if (leaving.value) return;
    leaving.value = true;
    failure.value = null;
    try {
      notes.leaving(options.prompt === 'none');
      // The SDK keeps `state` and a PKCE verifier in this tab and leaves for the SSO, which goes on in our language.
      await sso.signIn({ ...options, uiLocales: language.value });
    } catch (error) {
      failure.value = error;
      leaving.value = false;
    }
  }

  return {
    leaving,
    signingOut,
    failure,
    signedOut,
    ended,
    signIn,
    async signInSilently(returnPath) {
      if (sso.user.value !== null || !notes.maySignInSilently()) return false;
      await signIn({ prompt: 'none', returnPath });
      // Nobody asked for it, so nobody needs to hear that it cannot begin.
      const begun = failure.value === null;
      failure.value = null;
      return begun;
    },
    async arrive(redirect) {
      const silent = redirect !== null && notes.takeSilent();
      try {
        // The SDK checks `state`, redeems the one-time handle, and keeps the tokens in this tab.
        const result = await sso.handleRedirect(redirect);
        if (result.kind === 'signedIn') notes.signedIn();
        else if (silent) notes.forget();
        return { ...result, silent };
      } catch (error) {
        if (!silent) throw error;
        const code = error instanceof SsoError ? error.code : 'unexpected_response';
        return { kind: 'refused', error: code, returnPath: '/', silent };
      }
    },
    async signOut() {
      signingOut.value = true;
      notes.signedOut();
      // The SDK forgets the tokens in all tabs, ends all that was begun from this sign-in, and leaves for the SSO.
      await sso.signOut({ uiLocales: language.value });
    },
    isOver(error) {
      const reason = endOf(error);
      if (reason === null) return false;
      ended.value ??= reason;
      // Of no use any more, so it ends at the SSO too.
      if (reason === 'refused') void sso.signOut({ scope: 'application' });
      return true;
    },
  };
}
