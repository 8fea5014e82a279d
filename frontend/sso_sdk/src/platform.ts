/** What the SDK needs of a browser. Tests pass their own; applications pass nothing. */
export interface Platform {
  fetch: typeof fetch;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  crypto: Pick<Crypto, 'getRandomValues'> & { readonly subtle: Pick<SubtleCrypto, 'digest'> };
  location: Pick<Location, 'href' | 'assign'>;
  history: Pick<History, 'replaceState' | 'state'>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>;
  /** One tab of the origin at a time (Web Locks). Without it each tab works for itself. */
  lock?: ((name: string, signal: AbortSignal, work: () => Promise<unknown>) => Promise<unknown>) | undefined;
  /** Speaks to the origin's other tabs (BroadcastChannel). Without it they hear nothing. */
  channel?: ((name: string) => Pick<BroadcastChannel, 'postMessage' | 'onmessage'>) | undefined;
}

/** The browser, with `overrides` in front of it; what tabs have between them is `tabPlatform`'s. */
export function platformWith(overrides: Partial<Platform>): Platform {
  const { crypto, location, history } = globalThis;
  return {
    fetch: (input, init) => fetch(input, init),
    crypto,
    location,
    history,
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ...overrides,
    // Looked up when used: a browser that forbids storage throws at the mere mention of it,
    // which must not break pages that show no sign-in.
    get storage() {
      return overrides.storage ?? sessionStorage;
    },
  };
}
