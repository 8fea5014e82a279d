import { platformWith, type Platform } from './platform.js';

/** What the SSO appended to the return URL. */
export interface Redirect {
  readonly state: string;
  readonly sessionId: string | null;
  readonly error: string | null;
}

/**
 * Takes the SSO's answer out of the address bar; `null` when there is none.
 *
 * The handle in the URL is a secret until it is redeemed. A page that sends requests
 * before it can create its client (for `/config.json`, say) calls this first and hands
 * the result to `handleRedirect`, so that no `Referer`, history entry or router sees it.
 */
export function takeRedirect(
  overrides: Partial<Pick<Platform, 'location' | 'history'>> = {},
): Redirect | null {
  const { location, history } = platformWith(overrides);
  const url = new URL(location.href);
  const sessionId = url.searchParams.get('session_id');
  const error = url.searchParams.get('error');
  if (sessionId === null && error === null) return null;
  const state = url.searchParams.get('state') ?? '';
  url.search = '';
  history.replaceState(history.state, '', url.href);
  return { state, sessionId, error };
}
