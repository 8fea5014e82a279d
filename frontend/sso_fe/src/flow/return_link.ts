/** The addresses that lead back to the application. */

/** What an application is told when its user comes back without a session. */
export type RefusalCode = 'access_denied' | 'login_required' | 'not_a_member';

/**
 * Adds the parameters to a channel's return_url, which is registered without a query.
 * The backend only knows registered URLs; anything but http(s) raises all the same,
 * because following it would run script here.
 */
function withParameters(returnUrl: string, parameters: Record<string, string>): string {
  const url = new URL(returnUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError('return_url is not a web address');
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

export function sessionLink(returnUrl: string, sessionId: string, state: string): string {
  return withParameters(returnUrl, { session_id: sessionId, state });
}

export function refusalLink(returnUrl: string, error: RefusalCode, state: string): string {
  return withParameters(returnUrl, { error, state });
}
