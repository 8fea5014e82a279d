import type { Platform } from './platform.js';
import type { Session } from './session.js';

/** `Given` without `authorization`, which is the SDK's to set. */
type OwnHeaders<Given> = {
  [Name in keyof Given]: Name extends string
    ? Lowercase<Name> extends 'authorization'
      ? never
      : Given[Name]
    : Given[Name];
};

/** What `fetch` takes, but for a token among the headers. */
export interface FetchAsUserInit<Given extends HeadersInit = HeadersInit> extends Omit<RequestInit, 'headers'> {
  headers?: Given & OwnHeaders<Given>;
}

/** A `typeof fetch` that sees to the token by itself. */
export type FetchAsUser = <Given extends HeadersInit>(
  input: RequestInfo | URL,
  init?: FetchAsUserInit<Given>,
) => Promise<Response>;

/**
 * `fetch` with the user's ID token, for the page's own origin and `origins` only: any other request
 * goes out as it came, without a token.
 *
 * A 401 refreshes once and repeats the request once; the second answer is the answer. A request
 * whose body can be read once only (a stream, or a `Request` with a body) is not repeated.
 */
export function createFetchAsUser(
  platform: Platform,
  session: Session,
  origins: readonly string[] = [],
): FetchAsUser {
  return async (input, init) => {
    const given = input instanceof Request;
    const page = platform.location.href;
    // The very address that was judged is asked, whatever a <base> element says.
    const url = new URL(given ? input.url : input, page);
    if (![new URL(page).origin, ...origins].includes(url.origin)) return platform.fetch(input, init);

    const send = (idToken: string) => {
      const headers = new Headers(init?.headers ?? (given ? input.headers : undefined));
      headers.set('authorization', `Bearer ${idToken}`);
      return platform.fetch(given ? input : url.href, { ...init, headers });
    };
    const signedIn = await session.usable();
    const response = await send(signedIn.tokenSet.id_token);
    const spent = init?.body instanceof ReadableStream || (given && input.bodyUsed);
    if (response.status !== 401 || spent) return response;
    return send((await session.refresh(signedIn)).tokenSet.id_token);
  };
}
