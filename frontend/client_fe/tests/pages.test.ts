import { enableAutoUnmount } from '@vue/test-utils';
import { speak } from 'language';
import { SsoError, type RefusalCode, type SsoErrorCode } from 'sso_sdk';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { openSite, page, settle } from './site';

enableAutoUnmount(afterEach);

describe('home', () => {
  test.each([
    ['Sign in', undefined],
    ['Create account', 'register'],
  ])('%s leaves for the SSO', async (name, prompt) => {
    const opened = await openSite('/', { signedIn: false });
    expect(opened.site.find('h1').text()).toBe('Welcome to Shop');
    await opened.button(name).trigger('click');
    expect(opened.sso.signIn).toHaveBeenCalledWith({ prompt, returnPath: '/orders', uiLocales: 'en' });
  });

  test('two clicks leave once, and the back button brings the buttons back', async () => {
    const opened = await openSite('/', { signedIn: false });
    const button = opened.button('Sign in');
    await button.trigger('click');
    await button.trigger('click');
    expect(opened.sso.signIn).toHaveBeenCalledTimes(1);
    expect(button.attributes('aria-busy')).toBe('true');
    window.dispatchEvent(new Event('pageshow'));
    await settle();
    expect(button.attributes('aria-busy')).toBe('false');
  });

  test('says why no sign-in can begin, and lets the user try again', async () => {
    const opened = await openSite('/', { signedIn: false });
    opened.sso.signIn.mockRejectedValueOnce(new SsoError('storage_unavailable'));
    await opened.button('Sign in').trigger('click');
    await settle();
    expect(opened.site.find('[role=alert]').text()).toContain('keep data in this tab');
    await opened.button('Sign in').trigger('click');
    expect(opened.sso.signIn).toHaveBeenCalledTimes(2);
    expect(opened.site.find('[role=alert]').exists()).toBe(false);
  });

  test('offers a signed-in user the orders', async () => {
    const opened = await openSite('/');
    expect(opened.site.text()).toContain('You are signed in as Anna');
    expect(opened.site.text()).not.toContain('Create account');
    expect(opened.button('Go to your orders').attributes('href')).toBe('/orders');
  });
});

describe('the guard of /orders', () => {
  test('sends a signed-out visitor to the SSO, for the same address', async () => {
    const opened = await openSite('/orders?a=1', { signedIn: false });
    expect(opened.sso.signIn).toHaveBeenCalledWith({ returnPath: '/orders?a=1', uiLocales: 'en' });
    expect(opened.calls).toEqual([]);
    expect(opened.site.text()).toContain('One moment');
  });

  test('explains on the home page when that cannot begin', async () => {
    const opened = await openSite('/', { signedIn: false });
    opened.sso.signIn.mockRejectedValueOnce(new SsoError('storage_unavailable'));
    await opened.router.push('/orders');
    await settle();
    expect(opened.router.currentRoute.value.path).toBe('/');
    expect(opened.site.find('[role=alert]').text()).toContain('keep data in this tab');
  });
});

describe('/success', () => {
  async function arriveWith(arrange: (sso: Awaited<ReturnType<typeof openSite>>['sso']) => void) {
    const opened = await openSite('/', { signedIn: false, answers: [page([])] });
    arrange(opened.sso);
    await opened.router.push('/success');
    await settle();
    return opened;
  }

  test('ends the sign-in and goes where the user wanted to', async () => {
    const opened = await arriveWith((sso) =>
      sso.handleRedirect.mockImplementation(() => {
        sso.user.value = { userId: 'u', email: null, name: 'Anna' };
        const session = { id: 's', expiresAt: 1 };
        return Promise.resolve({ kind: 'signedIn', returnPath: '/orders?page=2', session });
      }),
    );
    expect(opened.sso.handleRedirect).toHaveBeenCalledWith({ state: 's', sessionId: 'h', error: null });
    expect(opened.path()).toBe('/orders?page=2');
    expect(document.title).toBe('Your orders · Shop');
  });

  test('shows progress meanwhile', async () => {
    const opened = await arriveWith((sso) => sso.handleRedirect.mockReturnValue(new Promise(() => undefined)));
    expect(opened.site.find('[role=status]').text()).toContain('Signing you in');
  });

  test('opened by hand it goes home', async () => {
    expect((await arriveWith(() => undefined)).path()).toBe('/');
  });

  test.each<[SsoErrorCode, string]>([
    ['invalid_session', 'expired or was used before'],
    ['state_mismatch', 'not begun in this tab'],
    ['network_error', 'could not be reached'],
    ['temporarily_unavailable', 'not available'],
    ['unexpected_response', 'Something went wrong'],
  ])('after %s it explains and tries again', async (code, words) => {
    const opened = await arriveWith((sso) => sso.handleRedirect.mockRejectedValue(new SsoError(code)));
    expect(opened.site.find('[role=alert]').text()).toContain(words);
    await opened.button('Try again').trigger('click');
    expect(opened.sso.signIn).toHaveBeenCalledWith({ returnPath: '/orders', prompt: undefined, uiLocales: 'en' });
  });

  test.each<[RefusalCode, string, string, 'login' | undefined]>([
    ['access_denied', 'You cancelled', 'Try again', undefined],
    ['not_a_member', 'not a member', 'Use another account', 'login'],
  ])('after %s it offers %j', async (error, words, name, prompt) => {
    const opened = await arriveWith((sso) =>
      sso.handleRedirect.mockResolvedValue({ kind: 'refused', error, returnPath: '/deep' }),
    );
    expect(opened.site.find('[role=alert]').text()).toContain(words);
    await opened.button(name).trigger('click');
    expect(opened.sso.signIn).toHaveBeenCalledWith({ returnPath: '/deep', prompt, uiLocales: 'en' });
    await opened.button('Back to the home page').trigger('click');
    await settle();
    expect(opened.path()).toBe('/');
  });
});

describe('/success with a link that is none, for a user who is signed in', () => {
  test.each(['state_mismatch', 'invalid_session'] as const)('%s: it claims nothing else, and leads on', async (code) => {
    const opened = await openSite('/', { answers: [page([])] });
    opened.sso.handleRedirect.mockRejectedValue(new SsoError(code));
    await opened.router.push('/success');
    await settle();
    expect(opened.site.find('h1').text()).toBe('You are signed in');
    expect(opened.site.text()).toContain('It changed nothing');
    expect(opened.site.text()).not.toMatch(/not signed in|sign in here|sign in once more/i);
    await opened.button('Go to your orders').trigger('click');
    await settle();
    expect(opened.path()).toBe('/orders');
    expect(opened.sso.signIn).not.toHaveBeenCalled();
  });

  test('another failure is told beside it', async () => {
    const opened = await openSite('/');
    opened.sso.handleRedirect.mockResolvedValue({ kind: 'refused', error: 'access_denied', returnPath: '/' });
    await opened.router.push('/success');
    await settle();
    expect(opened.site.find('h1').text()).toBe('You are signed in');
    expect(opened.site.find('[role=alert]').text()).toContain('You cancelled');
  });
});

describe('a page whose file cannot be loaded', () => {
  async function openGone(online: boolean, path = '/gone?a=1') {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    const opened = await openSite('/');
    const component = () => Promise.reject(new Error('gone'));
    opened.router.addRoute({ path: '/gone', component });
    opened.router.addRoute({ path: '/:path(.*)*', name: 'not-found', component });
    await opened.router.push(path).catch(() => undefined);
    await settle();
    return { opened, assign };
  }
  afterEach(() => vi.restoreAllMocks());

  test('after a new deployment is asked for at the server', async () => {
    const { opened, assign } = await openGone(true);
    expect(assign).toHaveBeenCalledWith(`${location.origin}/gone?a=1`);
    expect(opened.site.find('[role=alert]').exists()).toBe(false);
  });

  test('without a network is explained, with a link to try again', async () => {
    const { opened, assign } = await openGone(false);
    expect(assign).not.toHaveBeenCalled();
    expect(opened.site.find('[role=alert]').text()).toContain('You seem to be offline');
    expect(opened.button('Reload the page').attributes('href')).toBe(`${location.origin}/gone?a=1`);
    await opened.router.push('/signed-out');
    await settle();
    expect(opened.site.find('[role=alert]').exists()).toBe(false);
  });

  test('is never another site, however its path begins', async () => {
    const { opened } = await openGone(false, '//evil.example/gone');
    expect(opened.button('Reload the page').attributes('href')).toBe(`${location.origin}//evil.example/gone`);
  });
});

test('the SSO is asked to go on in the language spoken, by the buttons and by the guard', async () => {
  const opened = await openSite('/', { signedIn: false });
  const signIn = opened.button('Sign in');
  await speak('fr');
  await signIn.trigger('click');
  await opened.router.push('/orders');
  await speak('en');
  expect(opened.sso.signIn.mock.calls.map(([options]) => options?.uiLocales)).toEqual(['fr', 'fr']);
});

test('no page lies where the local emulator answers for Cognito’s hosted pages', async () => {
  const { router } = await openSite('/', { signedIn: false });
  const paths = router.getRoutes().map(({ path }) => path);
  expect(paths).toContain('/success');
  expect(paths.filter((path) => /^\/(health|log(in|out)|oauth2)/.test(path))).toEqual([]);
});

test('an unknown address says so and leads home', async () => {
  const opened = await openSite('/no/such/page', { signedIn: false });
  await import('../src/pages/NotFoundPage.vue');
  await settle();
  expect(opened.site.find('h1').text()).toBe('Page not found');
  expect(document.title).toBe('Page not found · Shop');
  await opened.button('Go to the home page').trigger('click');
  await settle();
  expect(opened.router.currentRoute.value.path).toBe('/');
});
