import type { Platform } from '../src/index';

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
  respond: () => Response | Promise<Response>;
}

export function createBrowser(href = 'https://shop.example/'): Browser {
  const events: string[] = [];
  const stored = new Map<string, string>();
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
      fetch: async (url, init) => {
        events.push(`${init.method} ${url}`);
        requests.push(init);
        sent.push(JSON.parse(String(init.body)) as Record<string, unknown>);
        return browser.respond();
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

export const ID_TOKEN = idToken({ sub: 'u-1', email: 'zoë@example.com', name: 'Zoë ÿ 🔑' });

export function tokenAnswer(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    token_set: {
      id_token: ID_TOKEN,
      access_token: 'access',
      refresh_token: 'opaque',
      token_type: 'Bearer',
      expires_in: 3600,
      ...changes,
    },
    session: { id: '0199-session', expires_at: 1_800_000_000 },
  };
}
