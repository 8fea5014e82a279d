import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { speak } from 'language';
import { exactTime, money } from 'language/formats';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { texts } from '../src/texts';
import { fault, held, json, noNetwork, NOW, openSite, order, page, press, settle } from './site';

enableAutoUnmount(afterEach);

type Site = Awaited<ReturnType<typeof openSite>>;
const numbers = ({ site }: Site) => site.findAll('article h2').map((title) => title.text());
const news = ({ site }: Site) => site.find('main [role=status]:not(.waiting)').text();

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

  test('shows number, articles, money, time and status of an order, and leads to it', async () => {
    const opened = await openSite('/orders', { answers: [page(['AAAA1111'])] });
    const row = opened.site.find('article');
    expect(row.text()).toContain('2 × Enamel mug');
    expect(row.text()).toContain(money(25, 'EUR'));
    expect(row.text()).toContain('5 minutes ago');
    expect(row.find('.badge').text()).toBe('Placed');
    const { datetime, title } = row.find('time').attributes();
    expect(datetime).toBe('2026-11-23T04:05:06.000Z');
    expect(title).toBe(exactTime(Date.parse('2026-11-23T04:05:06Z')));
    expect(opened.button('Order AAAA1111').attributes('href')).toBe('/orders/0199-AAAA1111');
  });

  test('goes on counting the minutes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let now = NOW;
    const { site } = await openSite('/orders', { answers: [page(['AAAA1111'])], clock: () => now });
    now += 60_000;
    vi.advanceTimersByTime(60_000);
    await flushPromises();
    expect(site.find('time').text()).toBe('6 minutes ago');
    site.unmount();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test('survives a currency, a status, an article and a time that it does not know', async () => {
    const items = [{ item_id: 'constructor', quantity: 1, price: 3 }];
    const details = { amount: 3, currency: 'not a code', items };
    const strange = order('AAAA1111', { order_details: details, status: 'teleported', created_at: 'soon' });
    const { site } = await openSite('/orders', { answers: [json(200, { orders: [strange] })] });
    const row = site.find('article');
    expect(row.text()).toContain('3 not a code');
    expect(row.text()).toContain('1 × constructor');
    expect(row.text()).toContain('soon');
    expect(row.find('time').exists()).toBe(false);
    expect(row.find('.badge').text()).toBe('teleported');
  });

  test('names three articles of an order and counts the others', async () => {
    const items = ['enamel-mug', 'hand-grinder', 'travel-flask', 'pen', 'book'].map((item_id) => ({ item_id, quantity: 1, price: 1 }));
    const long = order('AAAA1111', { order_details: { amount: 5, currency: 'EUR', items } });
    const { site } = await openSite('/orders', { answers: [json(200, { orders: [long] })] });
    expect(site.find('article').text()).toContain('Travel flask');
    expect(site.find('article').text()).not.toContain('Pen');
    expect(site.find('article').text()).toContain('and 2 more articles');
  });

  test('says what to do when there are none', async () => {
    const { site } = await openSite('/orders', { answers: [page([])] });
    expect(site.text()).toContain('No orders yet');
    expect(site.text()).not.toContain('with this status');
  });

  test('announces how many there are, in the language spoken', async () => {
    const opened = await openSite('/orders', { answers: [page(['AAAA1111', 'BBBB2222'])] });
    expect(news(opened)).toBe('2 orders are shown.');
    await speak('fr');
    await settle();
    const said = [news(opened), texts.orders.shown(2)];
    await speak('en');
    expect(said[0]).toBe(said[1]);
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
    expect(news(opened)).toBe('One more order, 3 are shown.');
    expect(opened.calls[1]?.path).toBe('/api/orders?limit=20&cursor=c%2B1%2F%3D');
    expect(numbers(opened)).toEqual(['Order AAAA1111', 'Order BBBB2222', 'Order CCCC3333']);
    expect(opened.site.text()).not.toContain('Show more orders');
    expect(document.activeElement?.textContent).toContain('Order CCCC3333');
    expect(document.activeElement?.tagName).toBe('A');
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

describe('orders with one status', () => {
  const current = ({ site }: Site) => site.findAll('nav [aria-current=page]').map((link) => link.text());

  test('have an address, of which the list and the links know', async () => {
    const opened = await openSite('/orders?status=paid', { answers: [page(['AAAA1111'])] });
    expect(opened.calls[0]?.path).toBe('/api/orders?limit=20&status=paid');
    expect(current(opened)).toContain('Paid');
    expect(current(opened)).not.toContain('All');
    expect(document.title).toBe('Your orders: Paid · Shop');
  });

  test('a link loads them anew, and the back button the others', async () => {
    const opened = await openSite('/orders', { answers: [page(['AAAA1111']), page(['BBBB2222']), page(['CCCC3333'])] });
    await press(opened, 'Shipped');
    expect(opened.path()).toBe('/orders?status=shipped');
    expect(numbers(opened)).toEqual(['Order BBBB2222']);
    opened.router.back();
    await settle();
    expect(opened.path()).toBe('/orders');
    expect(current(opened)).toContain('All');
    expect(numbers(opened)).toEqual(['Order CCCC3333']);
    expect(opened.calls.map(({ path }) => path)).toEqual([
      '/api/orders?limit=20',
      '/api/orders?limit=20&status=shipped',
      '/api/orders?limit=20',
    ]);
  });

  test.each(['teleported', 'paid&status=placed', ''])('of an unknown status "%s" are all orders', async (status) => {
    const opened = await openSite(`/orders?status=${status}`, { answers: [page(['AAAA1111'])] });
    expect(opened.calls[0]?.path).toBe('/api/orders?limit=20');
    expect(current(opened)).toContain('All');
  });

  test('none: it says so, which is not the same as no orders at all', async () => {
    const opened = await openSite('/orders?status=cancelled', { answers: [page([]), page(['AAAA1111'])] });
    expect(opened.site.text()).not.toContain('No orders yet');
    expect(opened.site.find('main h2').text()).toBe('No orders with this status');
    expect(news(opened)).toBe('No orders are shown.');
    await press(opened, 'Show all orders');
    expect(numbers(opened)).toEqual(['Order AAAA1111']);
  });

  test('a late answer to an earlier choice is not shown', async () => {
    const answer = held();
    const opened = await openSite('/orders', { answers: [answer.answer, page(['BBBB2222'])] });
    await press(opened, 'Paid');
    answer.give(page(['AAAA1111']));
    await flushPromises();
    expect(numbers(opened)).toEqual(['Order BBBB2222']);
  });

  test('an empty page that is not the last is not the end of it', async () => {
    const opened = await openSite('/orders?status=paid', { answers: [page([], 'c1'), page([], 'c2'), page(['AAAA1111'])] });
    expect(numbers(opened)).toEqual(['Order AAAA1111']);
    expect(opened.calls.map(({ path }) => path).at(-1)).toBe('/api/orders?limit=20&status=paid&cursor=c2');
  });

  test('a backend that leads in a circle is not followed for ever', async () => {
    const opened = await openSite('/orders?status=paid', { answers: [page([], 'c1'), page([], 'c2'), page([], 'c1')] });
    expect(opened.site.find('[role=alert]').text()).toContain('could not be loaded');
    expect(opened.calls).toHaveLength(3);
  });

  test('when there are no more after all, it says so, and the focus stays in the list', async () => {
    const opened = await openSite('/orders?status=paid', { answers: [page(['AAAA1111', 'BBBB2222'], 'c1'), page([])] });
    await press(opened, 'Show more orders');
    expect(opened.site.text()).not.toContain('Show more orders');
    expect(document.activeElement?.id).toBe('order-0199-BBBB2222');
    expect(news(opened)).toBe('2 orders are shown.');
  });

  test('are left without a further call', async () => {
    const opened = await openSite('/orders?status=paid', { answers: [page(['AAAA1111'])] });
    await opened.router.push('/');
    await settle();
    expect(opened.calls).toHaveLength(1);
  });
});
