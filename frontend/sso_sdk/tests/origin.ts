import type { Platform, SsoClient } from '../src/index.js';
import { createSsoClient } from '../src/index.js';
import { CONFIG, createBrowser, signedIn, START, type Browser } from './browser.js';

/** One tab of several. */
export interface Tab {
  readonly browser: Browser;
  readonly sso: SsoClient;
  /** Closes the tab where it stands: its lock is free, and nothing of it goes on. */
  die(): void;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Locks as the browser grants them, one holder a name, in the order of asking. */
function createLocks() {
  const queues = new Map<string, Promise<unknown>>();
  return (name: string, died: Promise<void>, signal: AbortSignal, work: () => Promise<unknown>) => {
    const before = queues.get(name) ?? Promise.resolve();
    const aborted = new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(new DOMException('late', 'AbortError'))),
    );
    const held = Promise.race([before, aborted]).then(work);
    queues.set(name, Promise.race([Promise.allSettled([before, held]), died.then(() => before)]));
    return held;
  };
}

/** Messages reach all but their sender, as copies, one turn later: after a lock that was freed meanwhile. */
function createAir() {
  const ends = new Map<string, Set<BroadcastChannel>>();
  return (name: string) => {
    const end = { onmessage: null, postMessage } as unknown as BroadcastChannel;
    const all = ends.get(name) ?? new Set();
    ends.set(name, all.add(end));
    function postMessage(message: unknown): void {
      const data: unknown = structuredClone(message);
      for (const other of all) {
        if (other === end) continue;
        setImmediate(() => other.onmessage?.call(other, new MessageEvent('message', { data })));
      }
    }
    return end;
  };
}

/** The tabs of one origin, with or without the means to agree among themselves. */
export function createOrigin(withMeans = true) {
  const lock = createLocks();
  const channel = createAir();
  /** The ms for which tabs have waited for an answer from the others. */
  const waits: number[] = [];

  function equip({ platform }: Browser, died: Promise<void>): void {
    const { fetch } = platform;
    Object.assign(platform, {
      lock: (name, signal, work) => lock(name, died, signal, work),
      channel,
      // A tenth of a second is time for a question and its answer; longer waits have no end.
      wait: async (ms) => {
        if (ms > 1000) return new Promise(() => undefined);
        waits.push(ms);
        for (let round = 0; round < 5; round++) await turn();
      },
      fetch: (input, init) => {
        const gone = died.then(() => new Promise<never>(() => undefined));
        return Promise.race([fetch(input, init), gone]);
      },
    } satisfies Partial<Platform>);
  }

  /** A tab whose page has no client yet. */
  function blank(stored: Iterable<[string, string]>, died = new Promise<void>(() => undefined)): Browser {
    const browser = createBrowser('https://shop.example/orders', stored);
    if (withMeans) equip(browser, died);
    return browser;
  }

  function open(stored: Iterable<[string, string]>): Tab {
    let die = () => undefined as void;
    const browser = blank(stored, new Promise((resolve) => (die = resolve)));
    return { browser, sso: createSsoClient(CONFIG, browser.platform), die: () => die() };
  }

  return {
    waits,
    channel,
    blank,
    open,
    /** A signed-in tab and its duplicates, which the browser gives copies of the storage. */
    async duplicates(count: number): Promise<Tab[]> {
      const first = createBrowser();
      await signedIn(first);
      return Array.from({ length: count }, () => open(first.stored));
    },
  };
}

/** An hour after the start: the first token has ended. */
export const HOUR_LATER = START + 3600_000;
