/** The whole site in memory: real pages, router and flow; a scripted backend and Cognito. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { vi, type Mock } from 'vitest';
import { createMemoryHistory, type RouteLocationRaw, type Router } from 'vue-router';

import App from '../src/App.vue';
import { createAccountApi } from '../src/api/account_api';
import { createApiClient } from '../src/api/api_client';
import { CognitoError, type CognitoClient, type CognitoErrorCode, type SignInResult } from '../src/cognito';
import type { SiteConfig } from '../src/config';
import { createSignInFlow } from '../src/flow/sign_in_flow';
import { createPendingRecovery } from '../src/forms/pending_code';
import { createPendingConfirmation } from '../src/forms/pending_confirmation';
import { createSiteRouter } from '../src/router';
import { servicesKey } from '../src/services';

export const QUERY = `application_id=shop&channel_id=web&state=the-state&code_challenge=${'c'.repeat(43)}&code_challenge_method=S256&return_path=%2Forders`;
export const RETURN_URL = 'https://shop.example/success';
export const SESSION_ADDRESS = 'https://shop.example/success?session_id=handle&state=the-state';
export const MEMBER = { user_id: 'u1', email: 'mina@example.com', name: 'Mina', member: true };

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** By path, or by `METHOD path`. No answer: the network is down. */
export type Backend = Record<string, Answer | undefined>;

export function authorizeBody(changes: { user?: unknown; enrolment?: string } = {}): Answer {
  const { user = null, enrolment = 'open' } = changes;
  return {
    status: 200,
    body: {
      application: { application_id: 'shop', name: 'Shop', enrolment },
      channel: { channel_id: 'web', return_url: RETURN_URL },
      user,
    },
  };
}

export function refusal(status: number, error: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { error, message: 'a sentence', request_id: 'r-1' }, headers };
}

/** The signed-in user's profile, as `GET /me` answers it. */
export const ME: Answer = {
  status: 200,
  body: {
    user_id: 'u1',
    email: MEMBER.email,
    name: MEMBER.name,
    phone: null,
    gender: null,
    accepts_marketing: false,
    created_at: '2026-11-01T00:00:00Z',
    totp: false,
  },
};

/** Nobody is signed in; everything asked for succeeds. */
export const HAPPY: Backend = {
  '/api/authorize': authorizeBody(),
  '/api/check-app-user': { status: 200, body: { application_id: 'shop', user_id: 'u1', member: true } },
  '/api/join-application': { status: 200, body: { application_id: 'shop', user_id: 'u1', member: true } },
  '/api/send-code': { status: 200, body: { retry_after: 30 } },
  '/api/sso-session': { status: 201, body: { expires_at: 1 } },
  '/api/logout': { status: 204, body: null },
  '/api/me': refusal(401, 'login_required'),
  '/api/init-session': { status: 201, body: { session_id: 'handle', return_url: RETURN_URL, expires_at: 1 } },
};

export interface Call {
  method: string;
  path: string;
  query: Record<string, string>;
  bearer: string | null;
  body: unknown;
}

/** A `fetch` that answers from the script, which a test may change on the way. */
export function scriptedFetch(backend: Backend, calls: Call[] = []): typeof fetch {
  return async (target, init) => {
    const url = new URL(String(target), 'https://sso.example');
    const method = init?.method ?? 'GET';
    calls.push({
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      bearer: new Headers(init?.headers).get('Authorization'),
      body: init?.body ? JSON.parse(String(init.body)) : null,
    });
    const answer = backend[`${method} ${url.pathname}`] ?? backend[url.pathname];
    if (!answer) throw new TypeError('network down');
    const text = answer.body === null || typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status, headers: answer.headers ?? {} });
  };
}

type Mocked<T> = { [K in keyof T]: T[K] extends (...args: infer A) => infer R ? Mock<(...args: A) => R> : never };

export const TOKENS: SignInResult = { kind: 'signedIn', idToken: 'id-token', accessToken: 'access-token' };

export function fakeCognito(): Mocked<CognitoClient> {
  return {
    signIn: vi.fn(async () => TOKENS),
    signUp: vi.fn(async () => undefined),
    confirmSignUp: vi.fn(async () => undefined),
    confirmForgotPassword: vi.fn(async () => undefined),
    changePassword: vi.fn(async () => undefined),
    beginTotp: vi.fn(async () => ({ secret: 'JBSWY3DPEHPK3PXP' })),
    finishTotp: vi.fn(async () => undefined),
    removeTotp: vi.fn(async () => undefined),
  };
}

export function cognitoFailure(code: CognitoErrorCode, retryAfter?: number): CognitoError {
  return new CognitoError(code, 'for logs', retryAfter);
}

export function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

export const CONFIG: SiteConfig = {
  environment: 'local',
  userPoolId: 'eu-west-1_Pool',
  clientId: 'client',
  cognitoEndpoint: 'https://cognito.example',
  mfa: 'optional',
  passwordPolicy: { minLength: 12, lowercase: true, uppercase: true, digits: true, symbols: true },
  signInMethod: 'srp',
  mailboxUrl: null,
};

export interface Site {
  wrapper: VueWrapper;
  router: Router;
  backend: Backend;
  calls: Call[];
  cognito: Mocked<CognitoClient>;
  /** Addresses outside this site that the browser was sent to. */
  left: string[];
  text(): string;
  /** What was sent to a path of the backend, in order. */
  bodies(path: string): unknown[];
  type(name: string, value: string): Promise<void>;
  submit(): Promise<void>;
  /** Clicks the link or button with this text. */
  follow(text: string): Promise<void>;
  settle(): Promise<void>;
}

export interface SiteOptions {
  backend?: Backend;
  storage?: ReturnType<typeof memoryStorage>;
  now?: () => number;
  config?: Partial<SiteConfig>;
}

/** @param address with a `state`, as after a reload or coming back. */
export async function openSite(address: RouteLocationRaw, options: SiteOptions = {}): Promise<Site> {
  const backend: Backend = { ...HAPPY, ...options.backend };
  const calls: Call[] = [];
  const left: string[] = [];
  const now = options.now ?? (() => 1_000_000);
  const cognito = fakeCognito();
  const router = createSiteRouter(createMemoryHistory());
  const fetchJson = scriptedFetch(backend, calls);
  const api = createApiClient(fetchJson);
  const leave = (target: string): void => void left.push(target);
  const storage = options.storage ?? memoryStorage();
  const services = {
    config: { ...CONFIG, ...options.config },
    cognito,
    api,
    account: createAccountApi(fetchJson),
    flow: createSignInFlow(api, leave),
    pending: createPendingConfirmation(storage, now),
    recovery: createPendingRecovery(storage, now),
    leave,
    now,
  };
  await router.push(address);
  const wrapper = mount(App, {
    attachTo: document.body,
    global: { plugins: [router], provide: { [servicesKey as symbol]: services } },
  });
  // Lazily loaded pages take real turns of the event loop, of no known number.
  const settle = async (): Promise<void> => {
    await vi.dynamicImportSettled();
    await flushPromises();
    await vi.dynamicImportSettled();
    await flushPromises();
  };
  await settle();
  return {
    wrapper,
    router,
    backend,
    calls,
    cognito,
    left,
    settle,
    text: () => wrapper.text(),
    bodies: (path) => calls.filter((call) => call.path === path).map(({ body }) => body),
    type: (name, value) => wrapper.get(`[name=${name}]`).setValue(value),
    follow: async (text) => {
      await wrapper.findAll('a, button').find((element) => element.text() === text)!.trigger('click');
      await settle();
    },
    submit: async () => {
      // A click takes the focus to the button; where it goes from there is the page's affair.
      wrapper.get<HTMLElement>('form [type=submit]').element.focus();
      await wrapper.get('form').trigger('submit');
      await settle();
    },
  };
}
