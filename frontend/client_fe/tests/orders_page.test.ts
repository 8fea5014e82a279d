import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { SsoError } from 'sso_sdk';
import { afterEach, describe, expect, test } from 'vitest';

import { fault, held, json, noNetwork, openSite, order, page } from './site';

enableAutoUnmount(afterEach);

type Site = Awaited<ReturnType<typeof openSite>>;
const numbers = ({ site }: Site) => site.findAll('.order h2').map((title) => title.text());
const posts = ({ calls }: Site) => calls.filter(({ method }) => method === 'POST');

async function press(opened: Site, name: string): Promise<void> {
  await opened.button(name).trigger('click');
  await flushPromises();
}

describe('the list', () => {
  test('shows a skeleton and says so while it loads', async () => {
    const answer = held();
    const opened = await openSite('/orders', { answers: [answer.answer] });
    expect(opened.site.findAll('.skeleton').length).toBeGreaterThan(0);
    expect(opened.site.find('[role=status].waiting').text()).toContain('Loading your orders');
    expect(opened.site.text()).not.toContain('No orders yet');
    answer.give(page(['AAAA1111']));
    await flushPromises();
    expect(opened.site.find('.skeleton').exists()).toBe(false);
    expect(numbers(opened)).toEqual(['Order AAAA1111']);
  });

  test('asks with the ID token', async () => {
    const { calls } = await openSite('/orders', { answers: [page([])] });
    expect(calls[0]?.headers.get('authorization')).toBe('Bearer id-token');
    expect(calls[0]?.path).toBe('/api/orders?limit=20');
  });

  test('shows goods, money, time and status of an order', async () => {
    const { site } = await openSite('/orders', { answers: [page(['AAAA1111'])] });
    expect(site.find('.order').text()).toMatch(/2 × Enamel mug/);
    expect(site.find('.order__total').text()).toContain(
      new Intl.NumberFormat(undefined, { style: 'currency', currency: 'EUR' }).format(25),
    );
    expect(site.find('.order time').attributes('datetime')).toBe('2026-11-23T04:05:06.000Z');
    expect(site.find('.order .badge').text()).toBe('Placed');
  });

  test('survives a currency and a status it does not know', async () => {
    const details = { amount: 3, currency: 'not a code', items: [] };
    const strange = order('AAAA1111', { order_details: details, status: 'teleported' });
    const { site } = await openSite('/orders', { answers: [json(200, { orders: [strange] })] });
    expect(site.find('.order').text()).toContain('3 not a code');
    expect(site.find('.order .badge').text()).toBe('teleported');
  });

  test('says what to do when there are none', async () => {
    const { site } = await openSite('/orders', { answers: [page([])] });
    expect(site.text()).toContain('No orders yet');
  });

  test.each([
    ['a fault', fault(503, 'temporarily_unavailable'), 'not available at the moment'],
    ['throttling', json(429, {}, { 'retry-after': '9' }), 'wait 9 seconds'],
    ['no network', noNetwork, 'could not be reached'],
    ['a page that is not the API', () => new Response('<html>'), 'Something went wrong'],
    ['orders of another shape', json(200, { orders: [{ id: 1 }] }), 'Something went wrong'],
  ])('after %s it explains and can be loaded again', async (_name, answer, words) => {
    const opened = await openSite('/orders', { answers: [answer, page(['AAAA1111'])] });
    expect(opened.site.find('[role=alert]').text()).toContain(words);
    await press(opened, 'Try again');
    expect(opened.site.find('[role=alert]').exists()).toBe(false);
    expect(numbers(opened)).toEqual(['Order AAAA1111']);
  });

  test('quotes the failed request’s id', async () => {
    const { site } = await openSite('/orders', { answers: [fault(500, 'internal_error')] });
    expect(site.find('[role=alert]').text()).toContain('req-7');
  });
});

describe('further pages', () => {
  test('are appended by the cursor, each order once, and the focus moves to the first new one', async () => {
    const answers = [page(['AAAA1111', 'BBBB2222'], 'c+1/='), page(['BBBB2222', 'CCCC3333'])];
    const opened = await openSite('/orders', { answers });
    await press(opened, 'Show more orders');
    expect(opened.calls[1]?.path).toBe('/api/orders?limit=20&cursor=c%2B1%2F%3D');
    expect(numbers(opened)).toEqual(['Order AAAA1111', 'Order BBBB2222', 'Order CCCC3333']);
    expect(opened.site.text()).not.toContain('Show more orders');
    expect(document.activeElement?.textContent).toContain('CCCC3333');
  });

  test('a failure keeps what is there and can be repeated', async () => {
    const answers = [page(['AAAA1111'], 'c1'), fault(503, 'temporarily_unavailable'), page(['BBBB2222'])];
    const opened = await openSite('/orders', { answers });
    await press(opened, 'Show more orders');
    expect(opened.site.find('[role=alert]').text()).toContain('More orders could not be loaded');
    expect(numbers(opened)).toEqual(['Order AAAA1111']);
    await press(opened, 'Show more orders');
    expect(numbers(opened)).toEqual(['Order AAAA1111', 'Order BBBB2222']);
    expect(opened.calls[2]?.path).toContain('cursor=c1');
  });

  test('two clicks ask once', async () => {
    const answer = held();
    const opened = await openSite('/orders', { answers: [page(['AAAA1111'], 'c1'), answer.answer] });
    const more = opened.button('Show more orders');
    await more.trigger('click');
    await more.trigger('click');
    answer.give(page(['BBBB2222']));
    await flushPromises();
    expect(opened.calls).toHaveLength(2);
  });
});

describe('placing a sample order', () => {
  const place = 'Place a sample order';

  test('puts it on top and announces it', async () => {
    const answers = [page(['AAAA1111']), json(201, order('NEWNEW11'))];
    const opened = await openSite('/orders', { answers });
    await press(opened, place);
    expect(numbers(opened)).toEqual(['Order NEWNEW11', 'Order AAAA1111']);
    expect(opened.site.findAll('[role=status]').map((line) => line.text()).join()).toContain('Order placed');
    const [post] = posts(opened);
    expect(post?.path).toBe('/api/orders');
    expect(post?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(post?.headers.get('authorization')).toBe('Bearer id-token');
    const { order_details: details } = Object(post?.body) as { order_details: { currency: string; items: unknown[] } };
    expect(details.currency).toBe('EUR');
    expect(details.items.length).toBeGreaterThan(0);
  });

  test('replaces the empty state', async () => {
    const opened = await openSite('/orders', { answers: [page([]), json(201, order('NEWNEW11'))] });
    await press(opened, place);
    expect(opened.site.text()).not.toContain('No orders yet');
    expect(numbers(opened)).toEqual(['Order NEWNEW11']);
  });

  test('a double click places one', async () => {
    const answer = held();
    const opened = await openSite('/orders', { answers: [page([]), answer.answer] });
    const button = opened.button(place);
    await button.trigger('click');
    expect(button.attributes('aria-busy')).toBe('true');
    await button.trigger('click');
    answer.give(json(201, order('NEWNEW11')));
    await flushPromises();
    expect(posts(opened)).toHaveLength(1);
    expect(numbers(opened)).toEqual(['Order NEWNEW11']);
  });

  test.each([
    ['a lost answer', noNetwork],
    ['a fault of the server', fault(503, 'temporarily_unavailable')],
    ['throttling', fault(429, 'too_many_requests')],
    ['an unreadable answer', () => new Response('<html>', { status: 201 })],
  ])('after %s the retry is the same order: same key, same content', async (_name, answer) => {
    const answers = [page([]), answer, json(201, order('NEWNEW11')), json(201, order('NEWNEW22'))];
    const opened = await openSite('/orders', { answers });
    await press(opened, place);
    expect(opened.site.find('[role=alert]').text()).toContain('not confirmed');
    await press(opened, 'Try again');
    await press(opened, place);
    const [first, second, third] = posts(opened);
    expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
    expect(second?.body).toEqual(first?.body);
    expect(third?.headers.get('idempotency-key')).not.toBe(first?.headers.get('idempotency-key'));
    expect(numbers(opened)).toEqual(['Order NEWNEW22', 'Order NEWNEW11']);
    expect(opened.site.find('[role=alert]').exists()).toBe(false);
  });

  test.each([
    [400, 'invalid_request'],
    [409, 'idempotency_conflict'],
  ])('after a refusal (%s) the next one is a new order', async (status, code) => {
    const opened = await openSite('/orders', {
      answers: [page([]), fault(status, code), json(201, order('NEWNEW11'))],
    });
    await press(opened, place);
    await press(opened, 'Try again');
    const keys = posts(opened).map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(2);
  });

  test('an order that the list has already does not show twice', async () => {
    const answers = [page(['AAAA1111', 'SAMESAME']), json(201, order('SAMESAME'))];
    const opened = await openSite('/orders', { answers });
    await press(opened, place);
    expect(numbers(opened)).toEqual(['Order SAMESAME', 'Order AAAA1111']);
  });
});

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
    expect(opened.sso.signIn).toHaveBeenCalledWith({ returnPath: '/orders?from=mail', prompt: undefined });
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
    await press(opened, 'Place a sample order');
    expect(opened.path()).toBe(`${END}${code}&return_path=/orders`);
    expect(opened.site.text()).toContain(words);
    expect(opened.sso.signIn).not.toHaveBeenCalled();
  });

  test('its time up between two calls: there too, and nothing is sent', async () => {
    const opened = await openSite('/orders', { answers: [page([])] });
    opened.sso.user.value = null;
    await press(opened, 'Place a sample order');
    expect(opened.path()).toBe(`${END}session_ended&return_path=/orders`);
    expect(posts(opened)).toEqual([]);
  });

  test('a sign-out in another tab takes the orders off the screen', async () => {
    const opened = await openSite('/orders', { answers: [page(['AAAA1111'])] });
    opened.sso.end('signed_out');
    await flushPromises();
    expect(opened.path()).toBe(`${END}signed_out&return_path=/orders`);
    expect(opened.site.text()).toContain('You signed out of Shop in this browser');
    expect(opened.site.text()).not.toContain('AAAA1111');
  });

  test('a refresh that gets no answer is a failure to repeat, not an end', async () => {
    const opened = await openSite('/orders', { answers: [page([]), json(201, order('NEWNEW11'))] });
    opened.sso.fetch.mockRejectedValueOnce(new SsoError('network_error'));
    await press(opened, 'Place a sample order');
    expect(opened.site.find('[role=alert]').text()).toContain('could not be reached');
    await press(opened, 'Try again');
    expect(numbers(opened)).toEqual(['Order NEWNEW11']);
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
