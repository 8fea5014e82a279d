import { createAttempts } from './attempts.js';
import { SsoError } from './errors.js';
import { codeChallenge, randomText } from './pkce.js';
import { platformWith, type Platform } from './platform.js';
import { postJson } from './post_json.js';
import { takeRedirect, type Redirect } from './redirect.js';
import { safeReturnPath } from './return_path.js';
import { readSignedIn, type SignedIn, type SsoSession } from './tokens.js';
import { uiLocalesQuery, type UiLocales } from './ui_locales.js';

/** Where the SSO is and who asks; all three come from the site's `/config.json`. */
export interface HandOffConfig {
  ssoOrigin: string;
  applicationId: string;
  channelId: string;
}

export interface SignInOptions {
  /** `login` asks for the password again, `register` opens the sign-up, `none` shows no form. */
  prompt?: 'login' | 'register' | 'none' | undefined;
  /** Where to go afterwards: a path of this origin with a single leading `/`; else `/` is taken. */
  returnPath?: string | undefined;
  /** The languages wanted of the SSO's pages; without it they go by the user's choice there, then the browser. */
  uiLocales?: UiLocales | undefined;
}

const REFUSALS = ['access_denied', 'login_required', 'not_a_member'] as const;

/** Why a sign-in came back without a session; `unexpected_response` for anything else in the address. */
export type RefusalCode = (typeof REFUSALS)[number] | 'unexpected_response';

export type RedirectResult =
  /** This page load is not the end of a sign-in. */
  | { readonly kind: 'none' }
  | { readonly kind: 'signedIn'; readonly returnPath: string; readonly session: SsoSession }
  /** The user or the SSO said no. */
  | { readonly kind: 'refused'; readonly returnPath: string; readonly error: RefusalCode };

export interface HandOff {
  /** Leaves for the SSO site; throws `storage_unavailable` where the browser forbids it. */
  signIn(options?: SignInOptions): Promise<void>;
  /**
   * Ends a sign-in on the return URL's page, once. Called again meanwhile, by a page mounted
   * twice, say, it answers what the first call answers: a second redemption ends the session.
   *
   * Throws `SsoError`: `state_mismatch`, `invalid_session`, `network_error`, or another code of
   * the server. A failed attempt cannot be repeated, only begun anew with `signIn`.
   */
  handleRedirect(redirect?: Redirect | null): Promise<RedirectResult>;
}

/**
 * The way to the SSO and back, for an application that keeps its session itself: `received` gets
 * the token set of each sign-in. `createSsoClient` is this and the keeping.
 */
export function createHandOff(
  config: HandOffConfig,
  received: (signedIn: SignedIn) => void,
  overrides: Partial<Platform> = {},
): HandOff {
  const platform = platformWith(overrides);
  const attempts = createAttempts(platform, config.applicationId);

  /** The arrival that is being redeemed. */
  let underWay: { readonly state: string; readonly result: Promise<RedirectResult> } | undefined;

  async function arrive({ state, error, sessionId }: Redirect): Promise<RedirectResult> {
    const attempt = attempts.take(state);
    if (attempt === undefined) throw new SsoError('state_mismatch');
    const { returnPath, verifier } = attempt;
    if (error !== null || sessionId === null) {
      return { kind: 'refused', error: REFUSALS.find((code) => code === error) ?? 'unexpected_response', returnPath };
    }
    const askedAt = platform.now();
    const answer = await postJson(platform, new URL('/api/get-session', config.ssoOrigin), {
      session_id: sessionId,
      application_id: config.applicationId,
      code_verifier: verifier,
    });
    const signedIn = readSignedIn(answer, askedAt, 0);
    received(signedIn);
    return { kind: 'signedIn', returnPath, session: signedIn.session };
  }

  return {
    async signIn({ prompt, returnPath, uiLocales } = {}) {
      const state = randomText(platform.crypto, 16);
      const verifier = randomText(platform.crypto, 32);
      const path = safeReturnPath(returnPath);
      const query = new URLSearchParams({
        application_id: config.applicationId,
        channel_id: config.channelId,
        state,
        code_challenge: await codeChallenge(platform.crypto, verifier),
        code_challenge_method: 'S256',
        ...(prompt && { prompt }),
        ...(returnPath && { return_path: path }),
        ...uiLocalesQuery(uiLocales),
      });
      attempts.add({ state, verifier, returnPath: path });
      platform.location.assign(new URL(`/authorize?${query}`, config.ssoOrigin).href);
    },

    async handleRedirect(redirect = takeRedirect(platform)) {
      if (redirect === null || redirect.state === underWay?.state) {
        return underWay?.result ?? { kind: 'none' };
      }
      const result = arrive(redirect).finally(() => (underWay = undefined));
      underWay = { state: redirect.state, result };
      return result;
    },
  };
}
