import { describe, expect, test } from 'vitest';
import { createSSRApp, type App } from 'vue';
import { createSso, createSsoGuard, ssoKey, useSso } from '../src/vue/index';
import { authorizeQuery, comeBack, CONFIG, createBrowser } from './browser';

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
    sso.signOut();
    expect(sso.user.value).toBeNull();

    const other = await signedIn();
    other.browser.now += 3600_000;
    await expect(other.sso.getToken()).rejects.toMatchObject({ code: 'login_required' });
    expect(other.sso.user.value).toBeNull();
  });

  test('the guard lets a signed-in visitor pass and sends others to the SSO, for the same address', async () => {
    const { browser, sso } = await signedIn();
    const guard = createSsoGuard(sso);
    browser.events.length = 0;
    expect(await guard({ fullPath: '/orders?page=2' })).toBe(true);
    expect(browser.events).toEqual([]);
    sso.signOut();
    expect(await guard({ fullPath: '/orders?page=2' })).toBe(false);
    expect(authorizeQuery(browser).get('return_path')).toBe('/orders?page=2');
  });
});
