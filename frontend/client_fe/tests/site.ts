import { flushPromises, mount } from '@vue/test-utils';
import { shallowRef } from 'vue';
import { createMemoryHistory } from 'vue-router';
import {
  SsoError,
  type RedirectResult,
  type SignedOutReason,
  type SignInOptions,
  type SignOutOptions,
  type SsoUser,
} from 'sso_sdk';
import { ssoKey, type Sso } from 'sso_sdk/vue';
import { vi } from 'vitest';

import App from '../src/App.vue';
import { createKeptDrafts } from '../src/orders/kept_draft';
import { createOrdersApi } from '../src/orders/orders_api';
import { createPlacedOrder } from '../src/orders/placed_order';
import { createSiteRouter } from '../src/router';
import { servicesKey } from '../src/services';
import { createSignInNotes } from '../src/session/sign_in_notes';
import { createTabSession } from '../src/session/tab_session';

export interface Call {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

type Answer = () => Response | Promise<Response>;
export const ANNA: SsoUser = { userId: 'u-1', email: 'anna@example.com', name: 'Anna' };

/** What outlives a page: the tab's storage and the site's cookies. */
export interface Remembered {
  stored: Map<string, string>;
  cookies: Map<string, string>;
}

interface SiteOptions {
  signedIn?: boolean;
  answers?: Answer[];
  /** Of an earlier page of this tab, or `cookies` of another tab. */
  remembered?: Partial<Remembered>;
  /** The SDK itself instead of one that notes; it brings its own network. */
  sdk?: Sso;
  clock?: () => number;
}

/** Five minutes after `order` was placed. */
export const NOW = Date.parse('2026-11-23T04:10:06Z');
let keys = 0;

/** The whole site in a test: real pages and router, a backend that answers from a list, an SSO that notes. */
export async function openSite(path: string, options: SiteOptions = {}) {
  const calls: Call[] = [];
  const answers = [...(options.answers ?? [])];
  const { stored = new Map<string, string>(), cookies = new Map<string, string>() } = options.remembered ?? {};
  const fetchJson = (async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const body = init.body ? (JSON.parse(String(init.body)) as unknown) : null;
    calls.push({ method: init.method ?? 'GET', path: url, headers, body });
    const answer = answers.shift();
    if (!answer) throw new Error(`no answer left for ${url}`);
    return answer();
  }) as typeof fetch;
  const noting = fakeSso(options.signedIn ?? true, fetchJson);
  const sso = options.sdk ?? noting;
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: stored.set.bind(stored) };
  const notes = createSignInNotes(cookieJar(cookies), () => storage);
  const session = createTabSession(sso, window, notes);
  const history = createMemoryHistory();
  history.replace(path);
  const router = createSiteRouter(history, sso, session);
  const site = mount(App, {
    attachTo: document.body,
    global: {
      plugins: [router],
      provide: {
        [ssoKey as symbol]: sso,
        [servicesKey as symbol]: {
          config: {
            environment: 'prod',
            ssoOrigin: 'https://sso.example',
            applicationId: 'shop',
            applicationName: 'Shop',
            channelId: 'web',
          },
          orders: createOrdersApi(sso.fetch),
          drafts: createKeptDrafts(() => storage),
          placedOrder: createPlacedOrder(),
          clock: options.clock ?? (() => NOW),
          newKey: () => `key-${++keys}`,
          session,
          takeArrival: () => ({ state: 's', sessionId: 'h', error: null }),
        },
      },
    },
  });
  await settle();
  return {
    site,
    sso: noting,
    router,
    calls,
    answers,
    remembered: { stored, cookies },
    path: () => router.currentRoute.value.fullPath,
    button: (text: string) => buttonNamed(site, text),
  };
}

/** Until the page is there, and what it has asked for. */
export async function settle(): Promise<void> {
  await vi.dynamicImportSettled();
  await flushPromises();
}

/** The SDK as the site sees it. `end` is the session's end, by the SSO or in another tab. */
function fakeSso(signedIn: boolean, fetchJson: typeof fetch) {
  const user = shallowRef<SsoUser | null>(signedIn ? ANNA : null);
  const listeners: ((reason: SignedOutReason) => void)[] = [];
  function end(reason: SignedOutReason): void {
    user.value = null;
    for (const listener of listeners) listener(reason);
  }
  const getToken = vi.fn(() =>
    user.value ? Promise.resolve('id-token') : Promise.reject(new SsoError('login_required')),
  );
  return {
    user,
    end,
    signIn: vi.fn((_options?: SignInOptions) => Promise.resolve()),
    handleRedirect: vi.fn((): Promise<RedirectResult> => Promise.resolve({ kind: 'none' })),
    getToken,
    fetch: vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${await getToken()}`);
      return fetchJson(input, { ...init, headers });
    }),
    signOut: vi.fn((_options?: SignOutOptions) => Promise.resolve(end('signed_out'))),
    onSignedOut(listener: (reason: SignedOutReason) => void) {
      listeners.push(listener);
      return () => undefined;
    },
    install: () => undefined,
  } satisfies Sso & { end: typeof end };
}

/** `document.cookie` as a browser keeps it, without its clock: only `Max-Age=0` ends a cookie. */
function cookieJar(cookies: Map<string, string>) {
  return {
    get cookie() {
      return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookie(line: string) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    },
  };
}

/** A button or link, by its text. */
export async function press(opened: { button: (text: string) => ReturnType<typeof buttonNamed> }, name: string): Promise<void> {
  await opened.button(name).trigger('click');
  await settle();
}

function buttonNamed(site: ReturnType<typeof mount>, text: string) {
  const found = site.findAll('button, a').find((button) => button.text() === text);
  if (!found) throw new Error(`no button "${text}" in: ${site.text()}`);
  return found;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return () => new Response(JSON.stringify(body), { status, headers });
}

export function fault(status: number, code: string): Answer {
  return json(status, { error: code, message: 'x', request_id: 'req-7' });
}

export const noNetwork: Answer = () => Promise.reject(new TypeError('Failed to fetch'));

export function order(id: string, changes: Record<string, unknown> = {}) {
  const items = [{ item_id: 'enamel-mug', quantity: 2, price: 12.5 }];
  return {
    order_id: `0199-${id}`,
    order_details: { amount: 25, currency: 'EUR', items },
    status: 'placed',
    created_at: '2026-11-23T04:05:06.000Z',
    ...changes,
  };
}

export function page(ids: string[], nextCursor: string | null = null): Answer {
  return json(200, { orders: ids.map((id) => order(id)), next_cursor: nextCursor });
}

/** An answer that the test gives when it likes. */
export function held() {
  let give: (answer: Answer) => void = () => undefined;
  const promise = new Promise<Response>((resolve) => {
    give = (answer) => resolve(answer());
  });
  return { answer: () => promise, give: (answer: Answer) => give(answer) };
}
