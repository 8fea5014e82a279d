import { createAttempts } from './attempts';
import { SsoError, type SsoErrorCode } from './errors';
import { codeChallenge, randomText } from './pkce';
import { platformWith, type Platform } from './platform';
import { redeemSession } from './redeem';
import { takeRedirect, type Redirect } from './redirect';
import { safeReturnPath } from './return_path';
import { createTokenStore, userOf, type SsoSession, type SsoUser } from './tokens';

/** Where the SSO is and who asks; all three come from the site's `/config.json`. */
export interface SsoConfig {
  ssoOrigin: string;
  applicationId: string;
  channelId: string;
}

export interface SignInOptions {
  /** `login` asks for the password again, `register` opens the sign-up, `none` shows no form. */
  prompt?: 'login' | 'register' | 'none' | undefined;
  /** Where to go afterwards: a path of this origin with a single leading `/`; else `/` is taken. */
  returnPath?: string | undefined;
}

export type RedirectResult =
  /** This page load is not the end of a sign-in. */
  | { readonly kind: 'none' }
  | { readonly kind: 'signedIn'; readonly returnPath: string; readonly session: SsoSession }
  /** The user or the SSO said no: `access_denied`, `login_required`, `not_a_member`. */
  | { readonly kind: 'refused'; readonly returnPath: string; readonly error: SsoErrorCode };

export interface SsoClient {
  /** Leaves for the SSO site; throws `storage_unavailable` where the browser forbids it. */
  signIn(options?: SignInOptions): Promise<void>;
  /**
   * Ends a sign-in on the return URL's page, once.
   *
   * Throws `SsoError`: `state_mismatch`, `invalid_session`, `network_error`, or another code of
   * the server. A failed attempt cannot be repeated, only begun anew with `signIn`.
   */
  handleRedirect(redirect?: Redirect | null): Promise<RedirectResult>;
  /** The ID token for this application's API; `login_required` when missing or expired. */
  getToken(): Promise<string>;
  user(): SsoUser | null;
  /** The local part of a sign-out: forgets this tab's tokens. */
  signOut(): void;
}

/** The sign-in client of one application in one browser tab. Tokens never reach `localStorage`. */
export function createSsoClient(config: SsoConfig, overrides: Partial<Platform> = {}): SsoClient {
  const platform = platformWith(overrides);
  const attempts = createAttempts(platform, config.applicationId);
  const tokens = createTokenStore(platform, config.applicationId);

  async function authorizeUrl(options: SignInOptions, state: string, verifier: string): Promise<string> {
    const query = new URLSearchParams({
      application_id: config.applicationId,
      channel_id: config.channelId,
      state,
      code_challenge: await codeChallenge(platform.crypto, verifier),
      code_challenge_method: 'S256',
    });
    if (options.prompt) query.set('prompt', options.prompt);
    if (options.returnPath) query.set('return_path', safeReturnPath(options.returnPath));
    return new URL(`/authorize?${query}`, config.ssoOrigin).href;
  }

  return {
    async signIn(options = {}) {
      const state = randomText(platform.crypto, 16);
      const verifier = randomText(platform.crypto, 32);
      const url = await authorizeUrl(options, state, verifier);
      attempts.add({ state, verifier, returnPath: safeReturnPath(options.returnPath) });
      platform.location.assign(url);
    },

    async handleRedirect(redirect = takeRedirect(platform)) {
      if (redirect === null) return { kind: 'none' };
      const attempt = attempts.take(redirect.state);
      if (attempt === undefined) throw new SsoError('state_mismatch');
      const { returnPath, verifier } = attempt;
      if (redirect.error !== null || redirect.sessionId === null) {
        return { kind: 'refused', error: redirect.error ?? 'unexpected_response', returnPath };
      }
      const received = await redeemSession(platform, config.ssoOrigin, {
        session_id: redirect.sessionId,
        application_id: config.applicationId,
        code_verifier: verifier,
      });
      tokens.keep(received);
      return { kind: 'signedIn', returnPath, session: received.session };
    },

    async getToken() {
      const idToken = tokens.idToken();
      if (idToken === null) throw new SsoError('login_required');
      return idToken;
    },

    user() {
      const idToken = tokens.idToken();
      return idToken === null ? null : userOf(idToken);
    },

    signOut: () => tokens.keep(null),
  };
}
