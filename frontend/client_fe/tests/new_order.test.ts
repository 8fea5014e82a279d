import { enableAutoUnmount } from '@vue/test-utils';
import { money } from 'language/formats';
import { SsoError } from 'sso_sdk';
import { afterEach, describe, expect, test } from 'vitest';

import { fault, held, json, noNetwork, openSite, order, page, press, settle } from './site';

enableAutoUnmount(afterEach);

type Site = Awaited<ReturnType<typeof openSite>>;
const posts = ({ calls }: Site) => calls.filter(({ method }) => method === 'POST');
const keys = (opened: Site) => posts(opened).map(({ headers }) => headers.get('idempotency-key'));
const placed = json(201, order('NEWNEW11'));

async function choose({ site }: Site, name: string): Promise<void> {
  await site.find(`[aria-label="One more: ${name}"]`).trigger('click');
}

async function type({ site }: Site, itemId: string, text: string): Promise<void> {
  await site.find(`#quantity-${itemId}`).setValue(text);
}

async function send({ site }: Site): Promise<void> {
  await site.find('form').trigger('submit');
  await settle();
}

/** The form with one mug chosen. */
async function openChosen(answers: NonNullable<Parameters<typeof openSite>[1]>['answers'] = []): Promise<Site> {
  const opened = await openSite('/orders/new', { answers });
  await choose(opened, 'Enamel mug');
  return opened;
}

describe('putting an order together', () => {
  test('adds up while one chooses', async () => {
    const opened = await openSite('/orders/new');
    const total = opened.site.find('output');
    expect(total.text()).toBe(money(0, 'EUR'));
    await choose(opened, 'Enamel mug');
    await choose(opened, 'Enamel mug');
    await type(opened, 'travel-flask', '3');
    expect(total.text()).toBe(money(2 * 12.5 + 3 * 24.95, 'EUR'));
    expect(opened.site.find('.lines').text()).toContain('2 × Enamel mug');
    await opened.site.find('[aria-label="One less: Enamel mug"]').trigger('click');
    expect(total.text()).toBe(money(12.5 + 3 * 24.95, 'EUR'));
  });

  test('goes neither below nothing nor above 99', async () => {
    const opened = await openSite('/orders/new');
    const less = opened.site.find('[aria-label="One less: Enamel mug"]');
    expect(less.attributes('aria-disabled')).toBe('true');
    await less.trigger('click');
    expect(opened.site.find<HTMLInputElement>('#quantity-enamel-mug').element.value).toBe('');
    await type(opened, 'enamel-mug', '99');
    await choose(opened, 'Enamel mug');
    expect(opened.site.find('output').text()).toBe(money(99 * 12.5, 'EUR'));
  });

  test('with nothing chosen it names the problem, takes the focus there, and sends nothing', async () => {
    const opened = await openSite('/orders/new');
    await send(opened);
    const summary = opened.site.find('[role=group].notice--error');
    expect(summary.text()).toContain('Choose at least one article.');
    expect(document.activeElement).toBe(summary.element);
    await summary.find('a').trigger('click');
    expect(document.activeElement?.id).toBe('quantity-coffee-beans-250g');
    expect(opened.calls).toEqual([]);
  });

  test('a quantity that is none is named in the summary and at its field, until it is mended', async () => {
    const opened = await openChosen([placed]);
    await type(opened, 'travel-flask', '1.5');
    await send(opened);
    const field = opened.site.find('#quantity-travel-flask');
    const words = 'Travel flask: enter a whole number from 0 to 99.';
    expect(opened.site.find('.notice--error').text()).toContain(words);
    expect(field.attributes('aria-invalid')).toBe('true');
    const described = String(field.attributes('aria-describedby')).split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain(words);
    expect(opened.calls).toEqual([]);
    await type(opened, 'travel-flask', '1');
    expect(opened.site.find('.notice--error').exists()).toBe(false);
    await send(opened);
    expect(posts(opened)).toHaveLength(1);
  });

  test('a reload keeps what was chosen; another user of this tab does not see it', async () => {
    const { remembered } = await openChosen();
    const again = await openSite('/orders/new', { remembered });
    expect(again.site.find('output').text()).toBe(money(12.5, 'EUR'));
    const kept = remembered.stored.get('client.order_draft') ?? '';
    remembered.stored.set('client.order_draft', kept.replace('"u-1"', '"u-2"'));
    const other = await openSite('/orders/new', { remembered });
    expect(other.site.find('output').text()).toBe(money(0, 'EUR'));
  });

  test.each(['not JSON', '{"key":1}', '{"key":"k","quantities":{"enamel-mug":2},"userId":"u-1"}', '7'])(
    'a kept draft that is none, %s, is not used',
    async (text) => {
      const stored = new Map([['client.order_draft', text]]);
      const { site } = await openSite('/orders/new', { remembered: { stored } });
      expect(site.find('output').text()).toBe(money(0, 'EUR'));
    },
  );
});

describe('placing it', () => {
  test('sends it with a key, leads to its page, and thanks there, once', async () => {
    const opened = await openSite('/orders', { answers: [page([]), placed, page([]), json(200, order('NEWNEW11'))] });
    await press(opened, 'Place an order');
    await choose(opened, 'Enamel mug');
    await choose(opened, 'Enamel mug');
    await send(opened);
    const [post] = posts(opened);
    expect(post?.path).toBe('/api/orders');
    expect(post?.headers.get('authorization')).toBe('Bearer id-token');
    expect(post?.headers.get('idempotency-key')).toMatch(/^key-\d+$/);
    expect(post?.body).toEqual({
      order_details: { currency: 'EUR', items: [{ item_id: 'enamel-mug', quantity: 2, price: 12.5 }] },
    });
    expect(opened.path()).toBe('/orders/0199-NEWNEW11');
    expect(opened.site.find('.notice--success').text()).toBe(`Thank you. Your order of ${money(25, 'EUR')} is placed.`);
    expect(opened.calls).toHaveLength(2);

    // Back is the list, not the form; and the order's page does not thank again.
    await press(opened, 'All your orders');
    await opened.router.push('/orders/0199-NEWNEW11');
    await settle();
    expect(opened.site.text()).not.toContain('Thank you');
  });

  test('the back button leads to what was before the form', async () => {
    const opened = await openSite('/orders', { answers: [page([]), placed, page([])] });
    await press(opened, 'Place an order');
    await choose(opened, 'Enamel mug');
    await send(opened);
    expect(opened.path()).toBe('/orders/0199-NEWNEW11');
    opened.router.back();
    await settle();
    expect(opened.path()).toBe('/orders');
  });

  test('a double click places one', async () => {
    const answer = held();
    const opened = await openChosen([answer.answer]);
    await send(opened);
    expect(opened.button('Placing the order …').attributes('aria-busy')).toBe('true');
    await send(opened);
    answer.give(placed);
    await settle();
    expect(posts(opened)).toHaveLength(1);
    expect(opened.path()).toBe('/orders/0199-NEWNEW11');
  });

  test('while it is on its way its quantities do not change', async () => {
    const answer = held();
    const opened = await openChosen([answer.answer]);
    await send(opened);
    await choose(opened, 'Enamel mug');
    expect(opened.site.find('output').text()).toBe(money(12.5, 'EUR'));
    expect(opened.site.find('#quantity-enamel-mug').attributes('readonly')).toBeDefined();
    answer.give(fault(503, 'temporarily_unavailable'));
    await settle();
    await choose(opened, 'Enamel mug');
    expect(opened.site.find('output').text()).toBe(money(25, 'EUR'));
  });

  test.each([
    ['a lost answer', noNetwork],
    ['a fault of the server', fault(503, 'temporarily_unavailable')],
    ['throttling', fault(429, 'too_many_requests')],
    ['an unreadable answer', () => new Response('<html>', { status: 201 })],
  ])('after %s the retry is the same order: same key, same content', async (_name, answer) => {
    const opened = await openChosen([answer, placed]);
    await send(opened);
    expect(opened.site.find('[role=alert]').text()).toContain('not confirmed');
    expect(opened.site.find('[role=alert]').text()).toContain('placed only once');
    expect(opened.button('Try again').attributes('type')).toBe('submit');
    await send(opened);
    const [first, second] = posts(opened);
    expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
    expect(second?.body).toEqual(first?.body);
    expect(opened.path()).toBe('/orders/0199-NEWNEW11');
  });

  test('after a lost answer and a reload it is still the same order', async () => {
    const lost = await openChosen([noNetwork]);
    await send(lost);
    const again = await openSite('/orders/new', { remembered: lost.remembered, answers: [placed] });
    await send(again);
    expect(keys(again)).toEqual(keys(lost));
    expect(posts(again)[0]?.body).toEqual(posts(lost)[0]?.body);
  });

  test('a change after a lost answer does not make a second order: the key stays, and a conflict is explained', async () => {
    const opened = await openChosen([noNetwork, fault(409, 'idempotency_conflict'), placed]);
    await send(opened);
    await choose(opened, 'Travel flask');
    await send(opened);
    expect(opened.site.find('[role=alert]').text()).toContain('was not placed');
    expect(opened.site.find('[role=alert]').text()).toContain('An earlier try of this order');
    expect(opened.button('Look at your orders').attributes('href')).toBe('/orders');
    await send(opened);
    const [first, second, third] = keys(opened);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('after a refusal the next one is a new order, a reload in between or not', async () => {
    const opened = await openChosen([fault(400, 'invalid_request')]);
    await send(opened);
    const again = await openSite('/orders/new', { remembered: opened.remembered, answers: [placed] });
    await send(again);
    expect(keys(again)).not.toEqual(keys(opened));
  });

  test('the next order is another one, and begins empty', async () => {
    const opened = await openChosen([placed, placed]);
    await send(opened);
    await opened.router.push('/orders/new');
    await settle();
    expect(opened.site.find('output').text()).toBe(money(0, 'EUR'));
    await choose(opened, 'Enamel mug');
    await send(opened);
    expect(new Set(keys(opened)).size).toBe(2);
  });

  test('one that is placed after the user has left the page is not kept as a draft', async () => {
    const answer = held();
    const opened = await openChosen([answer.answer]);
    await send(opened);
    await opened.router.push('/');
    answer.give(placed);
    await settle();
    expect(opened.path()).toBe('/');
    await opened.router.push('/orders/new');
    await settle();
    expect(opened.site.find('output').text()).toBe(money(0, 'EUR'));
  });
});

test('a session that ends meanwhile leads back here, with what was chosen', async () => {
  const opened = await openChosen();
  opened.sso.fetch.mockImplementationOnce(() => {
    opened.sso.end('session_ended');
    return Promise.reject(new SsoError('session_ended'));
  });
  await send(opened);
  expect(opened.path()).toBe('/signed-out?reason=session_ended&return_path=/orders/new');
  const back = await openSite('/orders/new', { remembered: opened.remembered });
  expect(back.site.find('output').text()).toBe(money(12.5, 'EUR'));
});

test('a browser that forbids storage takes orders all the same', async () => {
  const stored = new Map<string, string>();
  stored.set = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const opened = await openSite('/orders/new', { remembered: { stored }, answers: [noNetwork, placed] });
  await choose(opened, 'Enamel mug');
  await send(opened);
  await send(opened);
  expect(new Set(keys(opened)).size).toBe(1);
  expect(opened.path()).toBe('/orders/0199-NEWNEW11');
});
