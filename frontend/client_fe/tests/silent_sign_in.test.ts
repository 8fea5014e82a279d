import { enableAutoUnmount } from '@vue/test-utils';
import { SsoError, type RedirectResult } from 'sso_sdk';
import { afterEach, describe, expect, test } from 'vitest';

import { createSignInNotes } from '../src/session/sign_in_notes';
import { ANNA, openSite, type Remembered, settle } from './site';

enableAutoUnmount(afterEach);

const SESSION = { id: 's', expiresAt: 1 };
const MARK = 'signed_in_here';

/** A tab in which the user has just signed in. */
async function signedInTab(): Promise<Remembered> {
  const opened = await openSite('/', { signedIn: false });
  await arrive(opened, { kind: 'signedIn', returnPath: '/', session: SESSION });
  return opened.remembered;
}

async function arrive(opened: Awaited<ReturnType<typeof openSite>>, result: RedirectResult | SsoError) {
  opened.sso.handleRedirect.mockImplementationOnce(() => {
    if (result instanceof SsoError) return Promise.reject(result);
    if (result.kind === 'signedIn') opened.sso.user.value = ANNA;
    return Promise.resolve(result);
  });
  await opened.router.push('/success');
  await settle();
}

/** A new tab of a browser that has signed in here: it leaves for the SSO, and comes back with `result`. */
async function newTab(result: RedirectResult | SsoError) {
  const { cookies } = await signedInTab();
  const left = await openSite('/?from=mail', { signedIn: false, remembered: { cookies } });
  expect(left.sso.signIn.mock.calls).toEqual([[{ prompt: 'none', returnPath: '/?from=mail', uiLocales: 'en' }]]);
  expect(left.site.text()).toContain('One moment');
  const back = await openSite('/signed-out', { signedIn: false, remembered: left.remembered });
  await arrive(back, result);
  return back;
}

/** The user cancels a sign-in for a page deep in the site: he learns of it, and may try again for that page. */
async function expectCancelled(opened: Awaited<ReturnType<typeof openSite>>): Promise<void> {
  await arrive(opened, { kind: 'refused', error: 'access_denied', returnPath: '/deep' });
  expect(opened.site.find('[role=alert]').text()).toContain('You cancelled');
  await opened.button('Try again').trigger('click');
  expect(opened.sso.signIn).toHaveBeenLastCalledWith({ returnPath: '/deep', prompt: undefined, uiLocales: 'en' });
}

describe('opening the home page', () => {
  test('a stranger is sent nowhere', async () => {
    const opened = await openSite('/', { signedIn: false });
    expect(opened.sso.signIn).not.toHaveBeenCalled();
    expect(opened.site.find('h1').text()).toBe('Welcome to Shop');
    expect(opened.remembered.cookies.size).toBe(0);
  });

  test('a new tab of a browser that has signed in here is signed in without a form', async () => {
    const back = await newTab({ kind: 'signedIn', returnPath: '/?from=mail', session: SESSION });
    expect(back.path()).toBe('/?from=mail');
    expect(back.site.text()).toContain('You are signed in as Anna');
    expect(back.sso.signIn).not.toHaveBeenCalled();
  });

  test('nobody signed in at the SSO: the plain home page, and other tabs do not ask again', async () => {
    const back = await newTab({ kind: 'refused', error: 'login_required', returnPath: '/' });
    expect(back.path()).toBe('/');
    expect(back.site.find('[role=alert]').exists()).toBe(false);
    expect(back.site.text()).not.toMatch(/not signed in/i);
    expect(back.button('Sign in').exists()).toBe(true);
    expect(back.sso.signIn).not.toHaveBeenCalled();
    expect(back.remembered.cookies.has(MARK)).toBe(false);
  });

  test('no member: the home page says so, with ways on', async () => {
    const back = await newTab({ kind: 'refused', error: 'not_a_member', returnPath: '/' });
    expect(back.path()).toBe('/');
    expect(back.site.text()).toContain('your account is not a member of Shop');
    expect(back.remembered.cookies.has(MARK)).toBe(false);
    await back.button('Use another account').trigger('click');
    expect(back.sso.signIn).toHaveBeenCalledWith({ returnPath: '/orders', prompt: 'login', uiLocales: 'en' });
  });

  test('a hand-off that fails is told at the home page', async () => {
    const back = await newTab(new SsoError('network_error'));
    expect(back.path()).toBe('/');
    expect(back.site.find('[role=alert]').text()).toContain('could not be reached');
    expect(back.button('Sign in').exists()).toBe(true);
  });

  test('once a tab: never in circles, even where the mark stays', async () => {
    const { cookies } = await signedInTab();
    const left = await openSite('/', { signedIn: false, remembered: { cookies } });
    cookies.set(MARK, '1');
    const again = await openSite('/', { signedIn: false, remembered: left.remembered });
    expect(again.sso.signIn).not.toHaveBeenCalled();
    expect(again.site.find('h1').text()).toBe('Welcome to Shop');
  });

  test('one who is signed in is not asked about', async () => {
    const { cookies } = await signedInTab();
    const opened = await openSite('/', { remembered: { cookies } });
    expect(opened.sso.signIn).not.toHaveBeenCalled();
  });

  test('where the browser forbids storage the page is shown, without a complaint', async () => {
    const { cookies } = await signedInTab();
    const opened = await openSite('/signed-out', { signedIn: false, remembered: { cookies } });
    opened.sso.signIn.mockRejectedValueOnce(new SsoError('storage_unavailable'));
    await opened.router.push('/');
    await settle();
    expect(opened.site.find('h1').text()).toBe('Welcome to Shop');
    expect(opened.site.find('[role=alert]').exists()).toBe(false);
  });
});

describe('the mark', () => {
  test.each(['signed_out', 'session_ended', 'not_a_member'] as const)('goes with the session: %s', async (reason) => {
    const { cookies } = await signedInTab();
    const opened = await openSite('/', { remembered: { cookies } });
    opened.sso.end(reason);
    await settle();
    expect(cookies.has(MARK)).toBe(false);
  });

  test('goes with the Sign out button, before the browser leaves', async () => {
    const { cookies } = await signedInTab();
    const opened = await openSite('/', { remembered: { cookies } });
    opened.sso.signOut.mockReturnValue(new Promise(() => undefined));
    await opened.button('Sign out').trigger('click');
    expect(cookies.has(MARK)).toBe(false);
  });

  test('says nothing of the user, and is for this site over TLS only', () => {
    const lines: string[] = [];
    const page = {
      get cookie() {
        return '';
      },
      set cookie(line: string) {
        lines.push(line);
      },
    };
    createSignInNotes(page, () => sessionStorage).signedIn();
    expect(lines).toEqual(['signed_in_here=1; Path=/; SameSite=Lax; Secure; Max-Age=86400']);
  });

  test('a browser that forbids storage breaks nothing', () => {
    const notes = createSignInNotes({ cookie: 'signed_in_here=1' }, () => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(notes.hasSignedOut()).toBe(false);
    expect(notes.takeSilent()).toBe(false);
    expect(() => notes.signedOut()).not.toThrow();
  });
});

test('a sign-in of the user’s own that is cancelled says so, even after a silent one that never came back', async () => {
  const { cookies } = await signedInTab();
  const left = await openSite('/', { signedIn: false, remembered: { cookies } });
  const returned = await openSite('/', { signedIn: false, remembered: left.remembered });
  await returned.button('Sign in').trigger('click');
  const back = await openSite('/signed-out', { signedIn: false, remembered: returned.remembered });
  await expectCancelled(back);
});

test('the same after a silent one that came back', async () => {
  await expectCancelled(await newTab({ kind: 'refused', error: 'login_required', returnPath: '/' }));
});
