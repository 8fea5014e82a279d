import { createSsoClient, type Platform, type SsoClient, type SsoConfig } from '../src/index.js';

export const SSO = 'https://sso.example';
export const CONFIG = { ssoOrigin: SSO, applicationId: 'shop', channelId: 'web' };
export const START = Date.UTC(2026, 10, 23, 4, 0, 0);

/** One tab of a browser on `https://shop.example`, with its network and its clock in the test's hands. */
export interface Browser {
  readonly platform: Platform;
  /** What happened, in order: `replace <url>`, `leave <url>`, `POST <url>`. */
  readonly events: string[];
  readonly stored: Map<string, string>;
  /** The JSON bodies sent. */
  readonly sent: Record<string, unknown>[];
  readonly requests: RequestInit[];
  href: string;
  now: number;
  respond: (url: string, init: RequestInit) => Response | Promise<Response>;
}

/** `stored` of another tab makes this one its duplicate. Alone: no locks, no channel. */
export function createBrowser(href = 'https://shop.example/', copied: Iterable<[string, string]> = []): Browser {
  const events: string[] = [];
  const stored = new Map(copied);
  const sent: Record<string, unknown>[] = [];
  const requests: RequestInit[] = [];
  const browser: Browser = {
    events,
    stored,
    sent,
    requests,
    href,
    now: START,
    respond: () => json(200, tokenAnswer()),
    platform: {
      fetch: async (input, init = {}) => {
        const url = input instanceof Request ? input.url : String(input);
        events.push(`${init.method ?? 'GET'} ${url}`);
        requests.push(init);
        if (url.startsWith(SSO)) sent.push(JSON.parse(String(init.body)) as Record<string, unknown>);
        return browser.respond(url, init);
      },
      storage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
      },
      crypto: globalThis.crypto,
      location: {
        get href() {
          return browser.href;
        },
        assign: (url) => {
          events.push(`leave ${String(url)}`);
          browser.href = String(url);
        },
      },
      history: {
        state: { position: 7 },
        replaceState: (state, _unused, url) => {
          events.push(`replace ${String(url)} ${JSON.stringify(state)}`);
          browser.href = String(url);
        },
      },
      now: () => browser.now,
      // Only a test that lets time pass gets to the end of it.
      wait: () => new Promise(() => undefined),
      lock: undefined,
      channel: undefined,
    },
  };
  return browser;
}

/** The query that the SSO site was opened with. */
export function authorizeQuery(browser: Browser): URLSearchParams {
  return new URL(browser.href).searchParams;
}

/** The SSO sends the tab back to the return URL. */
export function comeBack(browser: Browser, query: Record<string, string>): void {
  browser.href = `https://shop.example/success?${new URLSearchParams(query).toString()}`;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

export function idToken(claims: Record<string, unknown>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const payload = btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_');
  return `header.${payload.replace(/=+$/, '')}.signature`;
}

/** The ID token of a round of refreshing, issued so many seconds after the start. */
export function tokenOfRound(round: number, after = 0): string {
  const user = { sub: 'u-1', email: 'zoë@example.com', name: 'Zoë ÿ 🔑' };
  return idToken({ ...user, iat: START / 1000 + after, round });
}

export const ID_TOKEN = tokenOfRound(0);
/** Of the session, in epoch seconds: 12 hours after the start. */
export const SESSION_END = START / 1000 + 43_200;

export function tokenAnswer(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    token_set: {
      id_token: ID_TOKEN,
      access_token: 'access',
      refresh_token: 'handle-0',
      token_type: 'Bearer',
      expires_in: 3600,
      ...changes,
    },
    session: { id: '0199-session', expires_at: SESSION_END },
  };
}

/** What `refresh-session` answers to the holder of `handle-(round - 1)`. */
export function refreshAnswer(round: number, after = 0): Response {
  return json(200, tokenAnswer({ id_token: tokenOfRound(round, after), refresh_token: `handle-${round}` }));
}

/** A client on the page of `browser` that has just signed in. */
export async function signedIn(browser: Browser, config: SsoConfig = CONFIG): Promise<SsoClient> {
  const sso = createSsoClient(config, browser.platform);
  await sso.signIn();
  comeBack(browser, { session_id: 'handle', state: authorizeQuery(browser).get('state') ?? '' });
  await sso.handleRedirect();
  browser.events.length = 0;
  browser.requests.length = 0;
  browser.sent.length = 0;
  return sso;
}
