import { flushPromises, mount } from '@vue/test-utils';
import { shallowRef } from 'vue';
import { createMemoryHistory } from 'vue-router';
import { SsoError, type RedirectResult, type SignInOptions, type SsoUser } from 'sso_sdk';
import { ssoKey, type Sso } from 'sso_sdk/vue';
import { vi } from 'vitest';

import App from '../src/App.vue';
import { createOrdersApi } from '../src/orders/orders_api';
import { createSiteRouter } from '../src/router';
import { servicesKey } from '../src/services';
import { mayRenew } from '../src/session/renewal';
import { createTabSession } from '../src/session/tab_session';

export interface Call {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

type Answer = () => Response | Promise<Response>;
const ANNA: SsoUser = { userId: 'u-1', email: 'anna@example.com', name: 'Anna' };

/** The whole site in a test: real pages and router, a backend that answers from a list, an SSO that notes. */
export async function openSite(path: string, options: { signedIn?: boolean; answers?: Answer[] } = {}) {
  const calls: Call[] = [];
  const answers = [...(options.answers ?? [])];
  const stored = new Map<string, string>();
  const clock = { now: 1_800_000_000_000 };
  const sso = fakeSso(options.signedIn ?? true);
  const fetchJson = (async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const body = init.body ? (JSON.parse(String(init.body)) as unknown) : null;
    calls.push({ method: init.method ?? 'GET', path: url, headers, body });
    const answer = answers.shift();
    if (!answer) throw new Error(`no answer left for ${url}`);
    return answer();
  }) as typeof fetch;
  const session = createTabSession(sso, window);
  const history = createMemoryHistory();
  history.replace(path);
  const router = createSiteRouter(history, sso, session);
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: stored.set.bind(stored) };
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
          orders: createOrdersApi(fetchJson, sso.getToken),
          session,
          takeArrival: () => ({ state: 's', sessionId: 'h', error: null }),
          mayRenew: () => mayRenew(storage, clock.now),
        },
      },
    },
  });
  await flushPromises();
  return { site, sso, router, calls, answers, clock, button: (text: string) => buttonNamed(site, text) };
}

function fakeSso(signedIn: boolean) {
  const user = shallowRef<SsoUser | null>(signedIn ? ANNA : null);
  return {
    user,
    signIn: vi.fn((_options?: SignInOptions) => Promise.resolve()),
    handleRedirect: vi.fn((): Promise<RedirectResult> => Promise.resolve({ kind: 'none' })),
    getToken: vi.fn(() =>
      user.value ? Promise.resolve('id-token') : Promise.reject(new SsoError('login_required')),
    ),
    signOut: vi.fn(() => {
      user.value = null;
    }),
    install: () => undefined,
  } satisfies Sso;
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
