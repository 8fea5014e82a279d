/** What the SDK needs of a browser. Tests pass their own; applications pass nothing. */
export interface Platform {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  crypto: Pick<Crypto, 'getRandomValues'> & { readonly subtle: Pick<SubtleCrypto, 'digest'> };
  location: Pick<Location, 'href' | 'assign'>;
  history: Pick<History, 'replaceState' | 'state'>;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** The browser, with `overrides` in front of it. */
export function platformWith(overrides: Partial<Platform>): Platform {
  const { crypto, location, history } = globalThis;
  return {
    fetch: (url, init) => fetch(url, init),
    crypto,
    location,
    history,
    now: Date.now,
    ...overrides,
    // Looked up when used: a browser that forbids storage throws at the mere mention of it,
    // which must not break pages that show no sign-in.
    get storage() {
      return overrides.storage ?? sessionStorage;
    },
  };
}
