import { afterEach, expect, test, vi } from 'vitest';
import { createSsoClient } from '../src/index.js';
import {
  authorizeQuery,
  comeBack,
  CONFIG,
  createBrowser,
  ID_TOKEN,
  idToken,
  json,
  signedIn,
  tokenAnswer,
} from './browser.js';

afterEach(() => vi.unstubAllGlobals());

test('without a sign-in there is no token and no user', async () => {
  const sso = createSsoClient(CONFIG, createBrowser().platform);
  await expect(sso.getToken()).rejects.toMatchObject({ name: 'SsoError', code: 'login_required' });
  expect(sso.user()).toBeNull();
});

test('the user is read from the ID token, beyond ASCII too', async () => {
  const sso = await signedIn(createBrowser());
  expect(sso.user()).toEqual({ userId: 'u-1', email: 'zoë@example.com', name: 'Zoë ÿ 🔑' });
});

test.each(['not-a-token', 'a.%%%.c', idToken({ email: 'no sub' }), 'a..c'])(
  'an unreadable ID token %j shows no user',
  async (token) => {
    const browser = createBrowser();
    browser.respond = () => json(200, tokenAnswer({ id_token: token }));
    expect((await signedIn(browser)).user()).toBeNull();
  },
);

test('a reload of the tab keeps the sign-in, another application does not see it', async () => {
  const browser = createBrowser();
  await signedIn(browser);
  expect(await createSsoClient(CONFIG, browser.platform).getToken()).toBe(ID_TOKEN);
  const outlet = createSsoClient({ ...CONFIG, applicationId: 'outlet' }, browser.platform);
  await expect(outlet.getToken()).rejects.toMatchObject({ code: 'login_required' });
});

test('rubbish in the storage means signed out', async () => {
  const browser = createBrowser();
  await signedIn(browser);
  for (const key of browser.stored.keys()) browser.stored.set(key, '{"half');
  await expect(createSsoClient(CONFIG, browser.platform).getToken()).rejects.toMatchObject({
    code: 'login_required',
  });
});

test('a full storage costs the reload, not the sign-in', async () => {
  const browser = createBrowser();
  const put = browser.platform.storage.setItem;
  browser.platform.storage.setItem = (key, value) => {
    if (key.includes('tokens')) throw new DOMException('full', 'QuotaExceededError');
    put(key, value);
  };
  expect(await (await signedIn(browser)).getToken()).toBe(ID_TOKEN);
});

test('in a real page only sessionStorage is used', async () => {
  const browser = createBrowser();
  const touched: string[] = [];
  const forbidden = (name: string) =>
    new Proxy(
      {},
      {
        get: () => touched.push(name),
        set: () => touched.push(name) > 0,
      },
    );
  vi.stubGlobal('localStorage', forbidden('localStorage'));
  vi.stubGlobal('document', forbidden('document'));
  vi.stubGlobal('indexedDB', forbidden('indexedDB'));
  vi.stubGlobal('sessionStorage', browser.platform.storage);
  vi.stubGlobal('location', browser.platform.location);
  vi.stubGlobal('history', browser.platform.history);
  vi.stubGlobal('fetch', browser.platform.fetch);
  // Old browsers have neither; Node has both, and its channel would keep the process alive.
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('navigator', undefined);
  const sso = createSsoClient(CONFIG);
  await sso.signIn();
  comeBack(browser, { session_id: 'handle', state: authorizeQuery(browser).get('state') ?? '' });
  await sso.handleRedirect();
  expect(sso.user()).not.toBeNull();
  await sso.signOut();
  expect(touched).toEqual([]);
  expect(browser.events.map((event) => event.split('?')[0])).toEqual([
    'leave https://sso.example/authorize',
    'replace https://shop.example/success {"position":7}',
    'POST https://sso.example/api/get-session',
    'POST https://sso.example/api/logout',
    'leave https://sso.example/sign-out',
  ]);
});
