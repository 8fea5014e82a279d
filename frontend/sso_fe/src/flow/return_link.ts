/** The addresses that lead back to the application. */

/** What an application is told when its user comes back without a session. */
export type RefusalCode = 'access_denied' | 'login_required' | 'not_a_member';

/**
 * The backend only knows registered URLs; anything but http(s) raises TypeError all the same,
 * because following it would run script here.
 */
export function webAddress(address: string): URL {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError('not a web address');
  return url;
}

/** Adds the parameters to a channel's return_url, which is registered without a query. */
function withParameters(returnUrl: string, parameters: Record<string, string>): string {
  const url = webAddress(returnUrl);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

export function sessionLink(returnUrl: string, sessionId: string, state: string): string {
  return withParameters(returnUrl, { session_id: sessionId, state });
}

export function refusalLink(returnUrl: string, error: RefusalCode, state: string): string {
  return withParameters(returnUrl, { error, state });
}
