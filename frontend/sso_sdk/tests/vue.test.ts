import { describe, expect, test } from 'vitest';
import { createSSRApp, type App } from 'vue';
import { createSso, createSsoGuard, ssoKey, useSso, type SsoGuardOptions } from '../src/vue/index.js';
import {
  authorizeQuery,
  comeBack,
  CONFIG,
  createBrowser,
  idToken,
  json,
  SESSION_END,
  tokenAnswer,
} from './browser.js';
import { createOrigin } from './origin.js';

async function signedIn() {
  const browser = createBrowser();
  const sso = createSso(CONFIG, browser.platform);
  await sso.signIn();
  comeBack(browser, { session_id: 'handle', state: authorizeQuery(browser).get('state') ?? '' });
  await sso.handleRedirect();
  return { browser, sso };
}

describe('the Vue skin', () => {
  test('useSso gives what app.use installed', () => {
    const app: App = createSSRApp({});
    const sso = createSso(CONFIG, createBrowser().platform);
    app.use(sso);
    expect(app.runWithContext(useSso)).toBe(sso);
    expect(ssoKey.description).toBe('sso');
  });

  test('useSso without the plugin says what is missing', () => {
    expect(() => createSSRApp({}).runWithContext(useSso)).toThrow('app.use(createSso(config))');
  });

  test('the user follows sign-in, sign-out and expiry', async () => {
    const { browser, sso } = await signedIn();
    expect(sso.user.value?.userId).toBe('u-1');
    expect(createSso(CONFIG, browser.platform).user.value?.userId).toBe('u-1');
    void sso.signOut();
    expect(sso.user.value).toBeNull();

    const other = await signedIn();
    other.browser.now = SESSION_END * 1000;
    await expect(other.sso.getToken()).rejects.toMatchObject({ code: 'login_required' });
    expect(other.sso.user.value).toBeNull();
  });

  test('the guard lets a signed-in visitor pass and sends others to the SSO, for the same address', async () => {
    const { browser, sso } = await signedIn();
    const guard = createSsoGuard(sso);
    browser.events.length = 0;
    expect(await guard({ fullPath: '/orders?page=2' })).toBe(true);
    expect(browser.events).toEqual([]);
    await sso.signOut({ scope: 'application' });
    expect(await guard({ fullPath: '/orders?page=2' })).toBe(false);
    expect(authorizeQuery(browser).get('return_path')).toBe('/orders?page=2');
  });

  test('the guard asks for the language of the moment at which a visitor leaves', async () => {
    const browser = createBrowser();
    let language = 'en';
    const guard = createSsoGuard(createSso(CONFIG, browser.platform), { uiLocales: () => language });
    language = 'fr';
    await guard({ fullPath: '/orders' });
    expect(authorizeQuery(browser).get('ui_locales')).toBe('fr');
  });

  test('the user follows a refresh, and stays the same object while nothing changes', async () => {
    const { browser, sso } = await signedIn();
    const before = sso.user.value;
    await sso.getToken();
    expect(sso.user.value).toBe(before);
    browser.now += 3600_000;
    browser.respond = () => json(200, tokenAnswer({ id_token: idToken({ sub: 'u-1', name: 'Renamed' }) }));
    await sso.fetch('/api/orders');
    expect(sso.user.value?.name).toBe('Renamed');
  });

  test('the user follows a sign-out in another tab', async () => {
    const first = await signedIn();
    const origin = createOrigin();
    const { browser, sso: other } = origin.open(first.browser.stored);
    const here = createSso(CONFIG, origin.blank(first.browser.stored).platform);
    expect(here.user.value).not.toBeNull();
    browser.respond = () => new Response(null, { status: 204 });
    await other.signOut();
    await new Promise((resolve) => setImmediate(resolve));
    expect(here.user.value).toBeNull();
  });

  describe('the guard, when a refresh is refused', () => {
    async function refusedBy(status: number, code: string, options?: SsoGuardOptions) {
      const { browser, sso } = await signedIn();
      browser.now += 3600_000;
      browser.respond = () => json(status, { error: code });
      browser.events.length = 0;
      const answer = await createSsoGuard(sso, options)({ fullPath: '/orders?page=2' });
      return { answer, left: browser.events.filter((event) => event.startsWith('leave')).length };
    }

    test.each([
      [401, 'session_ended'],
      [403, 'not_a_member'],
    ])('%d %s leads to the signed-out page, which learns why and from where', async (status, code) => {
      expect(await refusedBy(status, code, { signedOutPath: '/signed-out' })).toEqual({
        answer: `/signed-out?reason=${code}&return_path=%2Forders%3Fpage%3D2`,
        left: 0,
      });
    });

    test('without such a page the visitor leaves for the SSO', async () => {
      expect(await refusedBy(401, 'session_ended')).toEqual({ answer: false, left: 1 });
    });

    test('a server that is busy keeps nobody out and sends nobody away', async () => {
      expect(await refusedBy(503, 'temporarily_unavailable')).toEqual({ answer: true, left: 0 });
    });
  });
});
