import { afterEach, expect, test, vi } from 'vitest';
import { createSsoClient } from '../src/index';
import {
  authorizeQuery,
  comeBack,
  CONFIG,
  createBrowser,
  ID_TOKEN,
  idToken,
  json,
  START,
  tokenAnswer,
  type Browser,
} from './browser';

afterEach(() => vi.unstubAllGlobals());

async function signedIn(browser: Browser) {
  const sso = createSsoClient(CONFIG, browser.platform);
  await sso.signIn();
  comeBack(browser, { session_id: 'handle', state: authorizeQuery(browser).get('state') ?? '' });
  await sso.handleRedirect();
  return sso;
}

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

test('a token is handed out until shortly before its end', async () => {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  browser.now = START + 3600_000 - 30_001;
  expect(await sso.getToken()).toBe(ID_TOKEN);
  browser.now += 1;
  await expect(sso.getToken()).rejects.toMatchObject({ code: 'login_required' });
  expect(sso.user()).toBeNull();
});

test('a reload of the tab keeps the sign-in, another application does not see it', async () => {
  const browser = createBrowser();
  await signedIn(browser);
  expect(await createSsoClient(CONFIG, browser.platform).getToken()).toBe(ID_TOKEN);
  const outlet = createSsoClient({ ...CONFIG, applicationId: 'outlet' }, browser.platform);
  await expect(outlet.getToken()).rejects.toMatchObject({ code: 'login_required' });
});

test('signOut forgets the tokens, here and after a reload', async () => {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  sso.signOut();
  await expect(sso.getToken()).rejects.toMatchObject({ code: 'login_required' });
  expect(sso.user()).toBeNull();
  expect([...browser.stored.values()].join()).not.toContain(ID_TOKEN);
  expect(createSsoClient(CONFIG, browser.platform).user()).toBeNull();
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
  const sso = createSsoClient(CONFIG);
  await sso.signIn();
  comeBack(browser, { session_id: 'handle', state: authorizeQuery(browser).get('state') ?? '' });
  await sso.handleRedirect();
  expect(sso.user()).not.toBeNull();
  sso.signOut();
  expect(touched).toEqual([]);
  expect(browser.events).toHaveLength(3);
});
