import { createFetchAsUser, type FetchAsUser } from './fetch_as_user.js';
import { createHandOff, type HandOff, type HandOffConfig } from './hand_off.js';
import { platformWith, type Platform } from './platform.js';
import { postJson } from './post_json.js';
import { createSession } from './session.js';
import { tabPlatform } from './tab_platform.js';
import type { SignedOutReason } from './tabs.js';
import { userOf, type SsoUser } from './tokens.js';
import { uiLocalesQuery, type UiLocales } from './ui_locales.js';

export interface SsoConfig extends HandOffConfig {
  /** Further origins than the page's own that `fetch` sends the token to. */
  apiOrigins?: readonly string[] | undefined;
}

export interface SignOutOptions {
  /** `everywhere` ends the SSO's sign-in and all that was begun from it, `application` this session. */
  scope?: 'everywhere' | 'application' | undefined;
  /** The languages wanted of the SSO's sign-out page, as with `signIn`. */
  uiLocales?: UiLocales | undefined;
}

export interface SsoClient extends HandOff {
  /**
   * The ID token for this application's API, refreshed ahead of its end, by one tab for all that
   * share the session. A refresh that fails while the old token is good answers the old one.
   *
   * Throws `SsoError`: `login_required` without a session or when its time is up; `session_ended`
   * and `not_a_member` when the SSO ended it; `network_error` and the like, which a later call mends.
   */
  getToken(): Promise<string>;
  /**
   * `fetch` with the ID token, which goes to this origin and `apiOrigins` only. A 401 refreshes and
   * repeats once, unless the body is a stream or in a `Request`. Fits where `typeof fetch` is asked
   * for. Throws what `getToken` throws, and what `fetch` throws.
   */
  readonly fetch: FetchAsUser;
  /** For display only. */
  user(): SsoUser | null;
  /**
   * Forgets the tokens, here and in other tabs, then ends the session at the SSO. `everywhere` leaves
   * for the SSO's sign-out page in any case, which finishes what a lost request left and returns to
   * the channel's `logout_url`; `application` stays. Never rejects.
   */
  signOut(options?: SignOutOptions): Promise<void>;
  /** Tells of the session's end by `signOut`, in any tab, or by the SSO. Answers how to unsubscribe. */
  onSignedOut(listener: (reason: SignedOutReason) => void): () => void;
}

/** How long a sign-out waits for the SSO's answer before it leaves the page. */
const SIGN_OUT_MS = 5_000;

/** The sign-in client of one application in one browser tab. Tokens never reach `localStorage`. */
export function createSsoClient(config: SsoConfig, overrides: Partial<Platform> = {}): SsoClient {
  const platform = platformWith({ ...tabPlatform(), ...overrides });
  const session = createSession(platform, config);
  const { ssoOrigin, applicationId, channelId, apiOrigins } = config;

  async function signOut({ scope = 'everywhere', uiLocales }: SignOutOptions = {}): Promise<void> {
    const everywhere = scope === 'everywhere';
    const kept = session.read();
    session.end('signed_out', everywhere ? undefined : kept?.session.id);
    if (kept) {
      const body = { application_id: applicationId, refresh_token: kept.tokenSet.refresh_token, scope };
      const url = new URL('/api/logout', ssoOrigin);
      const posted = postJson(platform, url, body, { keepalive: true }).catch(() => undefined);
      await Promise.race([posted, platform.wait(SIGN_OUT_MS)]);
    }
    const query = new URLSearchParams({
      application_id: applicationId,
      channel_id: channelId,
      ...uiLocalesQuery(uiLocales),
    });
    if (everywhere) platform.location.assign(new URL(`/sign-out?${query}`, ssoOrigin).href);
  }

  return {
    ...createHandOff(config, session.keep, overrides),
    getToken: async () => (await session.usable()).tokenSet.id_token,
    fetch: createFetchAsUser(platform, session, apiOrigins),
    user: () => userOf(session.read()?.tokenSet.id_token ?? ''),
    signOut,
    onSignedOut: session.onSignedOut,
  };
}
