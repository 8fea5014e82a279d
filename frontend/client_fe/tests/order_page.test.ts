import { enableAutoUnmount } from '@vue/test-utils';
import { exactTime, money } from 'language/formats';
import { afterEach, expect, test } from 'vitest';

import { fault, held, json, noNetwork, openSite, order, page, press, settle } from './site';

enableAutoUnmount(afterEach);

const AT = '/orders/0199-AAAA1111';

test('shows articles, sums, total, status, and the time relative and exact', async () => {
  const { site, calls } = await openSite(AT, { answers: [json(200, order('AAAA1111', { status: 'shipped' }))] });
  expect(calls.map(({ path }) => path)).toEqual(['/api/orders/0199-AAAA1111']);
  expect(site.find('h1').text()).toBe('Order AAAA1111');
  expect(document.title).toBe('Order AAAA1111 · Shop');
  expect(site.find('.lines').text()).toContain('2 × Enamel mug');
  expect(site.find('.lines').text()).toContain(`${money(12.5, 'EUR')} each`);
  expect(site.find('.lines__total').text()).toContain(money(25, 'EUR'));
  expect(site.find('.badge').text()).toBe('Shipped');
  expect(site.find('main').text()).toContain('5 minutes ago');
  expect(site.find('dl').text()).toContain(exactTime(Date.parse('2026-11-23T04:05:06Z')));
  expect(site.find('dl').text()).toContain('0199-AAAA1111');
  expect(site.text()).not.toContain('Thank you');
});

test('an unknown order, or another user’s, says so and leads to one’s own', async () => {
  const opened = await openSite(AT, { answers: [fault(404, 'unknown_order'), page(['BBBB2222'])] });
  expect(opened.site.find('h1').text()).toBe('There is no such order');
  expect(opened.site.find('[role=alert]').exists()).toBe(false);
  expect(document.activeElement).toBe(opened.site.find('h1').element);
  await press(opened, 'All your orders');
  expect(opened.path()).toBe('/orders');
});

test.each(['/orders/..%2Fhealth', '/orders/%20', '/orders/a/b'])('%s is no order’s address and asks nothing', async (path) => {
  const { site, calls } = await openSite(path);
  expect(site.find('h1').text()).toBe('Page not found');
  expect(calls).toEqual([]);
});

test.each([
  ['a fault', fault(503, 'temporarily_unavailable'), 'not available at the moment'],
  ['no network', noNetwork, 'could not be reached'],
  ['an order of another shape', json(200, { id: 1 }), 'Something went wrong'],
])('after %s it explains and can be loaded again', async (_name, answer, words) => {
  const opened = await openSite(AT, { answers: [answer, json(200, order('AAAA1111'))] });
  expect(opened.site.find('[role=alert]').text()).toContain(words);
  await press(opened, 'Try again');
  expect(opened.site.find('[role=alert]').exists()).toBe(false);
  expect(opened.site.find('.lines').text()).toContain('Enamel mug');
});

test('says what it waits for', async () => {
  const { site } = await openSite(AT, { answers: [held().answer] });
  expect(site.find('h1').text()).toBe('Order AAAA1111');
  expect(site.find('.waiting').text()).toContain('Loading the order');
  expect(site.find('.waiting').classes()).toContain('late');
});

test('from one order to another nothing of the first stays', async () => {
  const opened = await openSite(AT, { answers: [json(200, order('AAAA1111')), json(200, order('BBBB2222'))] });
  await opened.router.push('/orders/0199-BBBB2222');
  await settle();
  expect(opened.site.find('h1').text()).toBe('Order BBBB2222');
  expect(opened.site.text()).not.toContain('AAAA1111');
});
