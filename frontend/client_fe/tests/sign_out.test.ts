import { enableAutoUnmount } from '@vue/test-utils';
import { SsoError, type SignedOutReason } from 'sso_sdk';
import { createSso } from 'sso_sdk/vue';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { openSite, page, settle } from './site';

enableAutoUnmount(afterEach);

describe('the Sign out button', () => {
  test('signs out everywhere; the page shows nothing of the user’s any more, and goes nowhere by itself', async () => {
    const opened = await openSite('/orders', { answers: [page(['AAAA1111'])] });
    await opened.button('Sign out').trigger('click');
    await settle();
    expect(opened.sso.signOut.mock.calls).toEqual([[{ uiLocales: 'en' }]]);
    expect(opened.site.find('[role=status]').text()).toContain('Signing you out');
    expect(opened.site.text()).not.toMatch(/AAAA1111|Anna|Your orders/);
    expect(opened.path()).toBe('/orders');
  });

  test('back from the SSO the home page says so, until the next sign-in', async () => {
    const { button, remembered } = await openSite('/');
    await button('Sign out').trigger('click');
    const back = await openSite('/', { signedIn: false, remembered });
    expect(back.site.find('[role=status]').text()).toBe('You are signed out of Shop.');
    expect(back.button('Sign in').exists()).toBe(true);
    expect(back.sso.signIn).not.toHaveBeenCalled();

    const session = { id: 's', expiresAt: 1 };
    back.sso.handleRedirect.mockResolvedValue({ kind: 'signedIn', returnPath: '/', session });
    await back.router.push('/success');
    await settle();
    expect((await openSite('/', { signedIn: false, remembered: { stored: remembered.stored } })).site.text()).not.toContain(
      'signed out',
    );
  });

  test('the page that the back button brings back is loaded anew', async () => {
    const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined);
    const { button } = await openSite('/');
    const cameBack = Object.assign(new Event('pageshow'), { persisted: true });
    window.dispatchEvent(cameBack);
    expect(reload).not.toHaveBeenCalled();
    await button('Sign out').trigger('click');
    window.dispatchEvent(cameBack);
    expect(reload).toHaveBeenCalledTimes(1);
    reload.mockRestore();
  });

  test('in another tab, this one’s home page says so too', async () => {
    const opened = await openSite('/');
    opened.sso.end('signed_out');
    await settle();
    expect(opened.path()).toBe('/');
    expect(opened.site.text()).toContain('You are signed out of Shop.');
    expect(opened.button('Sign in').exists()).toBe(true);
  });
});

describe('the signed-out page', () => {
  type EndedBySso = Exclude<SignedOutReason, 'signed_out'>;

  /** The guard of /orders meets a session that has ended. */
  async function openEnded(reason: EndedBySso) {
    const opened = await openSite('/');
    opened.sso.getToken.mockImplementationOnce(() => {
      opened.sso.end(reason);
      return Promise.reject(new SsoError(reason));
    });
    await opened.router.push('/orders?page=2');
    await settle();
    return opened;
  }

  test.each<[EndedBySso, string]>([
    ['session_ended', 'Your session at Shop has ended'],
    ['not_a_member', 'no longer a member of Shop'],
  ])('says %s, and signs in again for the same address on a click only', async (reason, words) => {
    const opened = await openEnded(reason);
    expect(opened.site.find('h1').text()).toBe('You were signed out');
    expect(opened.site.text()).toContain(words);
    expect(opened.sso.signIn).not.toHaveBeenCalled();
    await opened.button('Sign in again').trigger('click');
    expect(opened.sso.signIn).toHaveBeenCalledWith({ returnPath: '/orders?page=2', prompt: undefined, uiLocales: 'en' });
  });

  test('offers one who is no member any more another account', async () => {
    const opened = await openEnded('not_a_member');
    await opened.button('Use another account').trigger('click');
    expect(opened.sso.signIn).toHaveBeenCalledWith({ returnPath: '/orders?page=2', prompt: 'login', uiLocales: 'en' });
  });

  test('says when no sign-in can begin', async () => {
    const opened = await openEnded('session_ended');
    opened.sso.signIn.mockRejectedValueOnce(new SsoError('storage_unavailable'));
    await opened.button('Sign in again').trigger('click');
    await settle();
    expect(opened.site.find('[role=alert]').text()).toContain('keep data in this tab');
  });

  test('stays after a reload, and makes nothing of an address that somebody made up', async () => {
    const opened = await openSite('/signed-out?reason=<b>x&return_path=/a&return_path=/b', { signedIn: false });
    expect(opened.site.text()).toContain('Your session at Shop has ended');
    expect(opened.site.html()).not.toContain('<b>x');
  });

  test('is not for a user who is signed in', async () => {
    const opened = await openSite('/signed-out?reason=not_a_member');
    expect(opened.path()).toBe('/');
    expect(opened.site.text()).toContain('You are signed in as Anna');
  });
});

describe('with the SDK itself', () => {
  const config = { ssoOrigin: 'https://sso.example', applicationId: 'shop', channelId: 'web' };
  const tokenSet = { id_token: 'a.eyJzdWIiOiJ1In0.c', refresh_token: 'handle', expires_in: 3600 };
  const session = { id: 's', expires_at: Date.now() / 1000 + 43_200 };

  /** Signed in; from then on the API answers 401 and the SSO `refresh`. */
  async function openSignedIn(refresh: [number, unknown]) {
    const asked: string[] = [];
    const stored = new Map<string, string>();
    const location = { href: 'http://localhost:3000/', assign: (url: string | URL) => (location.href = String(url)) };
    const answers: Record<string, [number, unknown]> = {
      '/api/get-session': [200, { token_set: tokenSet, session }],
      '/api/refresh-session': refresh,
      '/api/logout': [204, null],
      '/api/orders': [401, { error: 'invalid_token', message: 'x' }],
    };
    const sdk = createSso(config, {
      location,
      storage: { getItem: (key) => stored.get(key) ?? null, setItem: stored.set.bind(stored) },
      fetch: (input) => {
        const { pathname } = new URL(String(input));
        asked.push(pathname);
        const [status, body] = answers[pathname] ?? [404, null];
        return Promise.resolve(new Response(body === null ? null : JSON.stringify(body), { status }));
      },
      lock: undefined,
      channel: undefined,
    });
    await sdk.signIn();
    const state = new URL(location.href).searchParams.get('state') ?? '';
    location.href = 'http://localhost:3000/orders';
    await sdk.handleRedirect({ state, sessionId: 'h', error: null });
    asked.length = 0;
    const opened = await openSite('/orders?a=1', { sdk });
    await vi.waitFor(() => expect(opened.path()).toMatch('/signed-out'));
    return { opened, asked, location };
  }

  test('a session that another application has ended ends at the signed-out page', async () => {
    const { opened, asked, location } = await openSignedIn([401, { error: 'session_ended', message: 'x' }]);
    expect(opened.path()).toBe('/signed-out?reason=session_ended&return_path=/orders?a=1');
    expect(asked).toEqual(['/api/orders', '/api/refresh-session']);
    expect(location.href).toBe('http://localhost:3000/orders');
  });

  test('a backend that refuses even the fresh token ends there as well', async () => {
    const fresh = { token_set: { ...tokenSet, id_token: 'a.eyJzdWIiOiJ1In0.d' }, session };
    const { opened, asked, location } = await openSignedIn([200, fresh]);
    expect(opened.path()).toBe('/signed-out?reason=refused&return_path=/orders?a=1');
    expect(asked).toEqual(['/api/orders', '/api/refresh-session', '/api/orders', '/api/logout']);
    expect(location.href).toBe('http://localhost:3000/orders');
  });
});
