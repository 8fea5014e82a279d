import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { SsoError } from 'sso_sdk';
import { afterEach, describe, expect, test } from 'vitest';

import { fault, held, openSite, page, press, settle } from './site';

enableAutoUnmount(afterEach);

describe('a session that is over', () => {
  const END = '/signed-out?reason=';

  test('401 even to a fresh token ends at the signed-out page, never in circles', async () => {
    const opened = await openSite('/orders?from=mail', { answers: [fault(401, 'invalid_token')] });
    expect(opened.path()).toBe(`${END}refused&return_path=/orders?from=mail`);
    expect(opened.site.text()).toContain('Shop does not accept your sign-in');
    expect(opened.sso.signOut).toHaveBeenCalledWith({ scope: 'application' });
    expect(opened.sso.signIn).not.toHaveBeenCalled();
    expect(opened.calls).toHaveLength(1);
    await press(opened, 'Sign in again');
    expect(opened.sso.signIn).toHaveBeenCalledWith({ returnPath: '/orders?from=mail', prompt: undefined, uiLocales: 'en' });
  });

  test.each([
    ['session_ended', 'its time was up, or you signed out elsewhere'],
    ['not_a_member', 'no longer a member of Shop'],
  ] as const)('%s, when the token is refreshed for a call, ends there too', async (code, words) => {
    const opened = await openSite('/orders', { answers: [page([])] });
    opened.sso.fetch.mockImplementationOnce(() => {
      opened.sso.end(code);
      return Promise.reject(new SsoError(code));
    });
    await press(opened, 'Paid');
    expect(opened.path()).toBe(`${END}${code}&return_path=/orders?status=paid`);
    expect(opened.site.text()).toContain(words);
    expect(opened.sso.signIn).not.toHaveBeenCalled();
  });

  test('its time up between two calls: there too, and nothing is sent', async () => {
    const opened = await openSite('/orders', { answers: [page([])] });
    opened.sso.user.value = null;
    await press(opened, 'Paid');
    expect(opened.path()).toBe(`${END}session_ended&return_path=/orders?status=paid`);
    expect(opened.calls).toHaveLength(1);
  });

  test('a sign-out in another tab takes the orders off the screen', async () => {
    const opened = await openSite('/orders', { answers: [page(['AAAA1111'])] });
    opened.sso.end('signed_out');
    await settle();
    expect(opened.path()).toBe(`${END}signed_out&return_path=/orders`);
    expect(opened.site.text()).toContain('You signed out of Shop in this browser');
    expect(opened.site.text()).not.toContain('AAAA1111');
  });

  test('a refresh that gets no answer is a failure to repeat, not an end', async () => {
    const opened = await openSite('/orders', { answers: [page([]), page(['AAAA1111'])] });
    opened.sso.fetch.mockRejectedValueOnce(new SsoError('network_error'));
    await press(opened, 'Paid');
    expect(opened.site.find('[role=alert]').text()).toContain('could not be reached');
    await press(opened, 'Try again');
    expect(opened.site.find('article').text()).toContain('Order AAAA1111');
  });

  test('an answer that comes after the user has left is ignored', async () => {
    const answer = held();
    const opened = await openSite('/orders', { answers: [answer.answer] });
    await opened.router.push('/');
    answer.give(fault(401, 'invalid_token'));
    await flushPromises();
    expect(opened.path()).toBe('/');
    expect(opened.sso.signOut).not.toHaveBeenCalled();
  });
});
