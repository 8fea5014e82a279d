import { describe, expect, test } from 'vitest';
import { createSsoClient } from '../src/index.js';
import { CONFIG, createBrowser, ID_TOKEN, json, refreshAnswer, signedIn, tokenOfRound, type Browser } from './browser.js';

const REFRESH = 'POST https://sso.example/api/refresh-session';
const HOUR = 3600_000;
const bearer = ({ requests }: Browser) =>
  requests.map(({ headers }) => new Headers(headers).get('authorization')).filter(Boolean);

/** The API answers these statuses in turn, the SSO a fresh set. */
async function page(...statuses: number[]) {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  browser.respond = (url) => (url === REFRESH.slice(5) ? refreshAnswer(1) : json(statuses.shift() ?? 200, {}));
  return { browser, sso };
}

describe('where the token goes', () => {
  test.each(['/api/orders', 'api/orders', 'https://shop.example/api/orders', new URL('https://shop.example/x')])(
    '%s gets it',
    async (input) => {
      const { browser, sso } = await page();
      await sso.fetch(input, { headers: { 'x-own': '1' } });
      expect(bearer(browser)).toEqual([`Bearer ${ID_TOKEN}`]);
      expect(new Headers(browser.requests[0]?.headers).get('x-own')).toBe('1');
    },
  );

  test.each([
    'https://evil.example/api/orders',
    '//evil.example/api/orders',
    '/\\evil.example/api/orders',
    'http://shop.example/api/orders',
    'https://shop.example:8443/api/orders',
    'https://shop.example@evil.example/',
    'https://shop.example.evil.example/',
    'data:text/plain,x',
    'https://other.example/api',
  ])('%s does not', async (input) => {
    const { browser, sso } = await page(401);
    expect((await sso.fetch(input)).status).toBe(401);
    expect(bearer(browser)).toEqual([]);
    expect(browser.events).toHaveLength(1);
  });

  test('a Request keeps its headers; a foreign one goes without', async () => {
    const { browser, sso } = await page();
    await sso.fetch(new Request('https://shop.example/api', { headers: { 'x-own': '1' } }));
    await sso.fetch(new Request('https://evil.example/api'));
    expect(bearer(browser)).toEqual([`Bearer ${ID_TOKEN}`]);
    expect(new Headers(browser.requests[0]?.headers).get('x-own')).toBe('1');
  });

  test('origins that the application lists get it too', async () => {
    const browser = createBrowser();
    const sso = await signedIn(browser, { ...CONFIG, apiOrigins: ['https://api.example'] });
    await sso.fetch('https://api.example/orders');
    await sso.fetch('https://api.example.evil.example/orders');
    expect(bearer(browser)).toEqual([`Bearer ${ID_TOKEN}`]);
  });

  test('without a session nothing is sent to the API', async () => {
    const browser = createBrowser();
    const sso = createSsoClient(CONFIG, browser.platform);
    await expect(sso.fetch('/api/orders')).rejects.toMatchObject({ code: 'login_required' });
    expect(browser.events).toEqual([]);
  });

  test('no token is in any URL', async () => {
    const { browser, sso } = await page(401);
    await sso.fetch('/api/orders');
    await sso.signOut();
    expect(browser.events.length).toBeGreaterThan(3);
    expect(browser.events.join()).not.toMatch(/header\.|handle-|access/);
  });
});

describe('a 401', () => {
  test('refreshes and repeats the very request, once', async () => {
    const { browser, sso } = await page(401, 200);
    const init = { method: 'POST', body: '{"a":1}', headers: { 'idempotency-key': 'k' } };
    expect((await sso.fetch('/api/orders', init)).status).toBe(200);
    const call = 'POST https://shop.example/api/orders';
    expect(browser.events).toEqual([call, REFRESH, call]);
    expect(bearer(browser)).toEqual([`Bearer ${ID_TOKEN}`, `Bearer ${tokenOfRound(1)}`]);
    expect(browser.requests[2]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(new Headers(browser.requests[2]?.headers).get('idempotency-key')).toBe('k');
  });

  test('that stays is the answer, and does not sign out', async () => {
    const { browser, sso } = await page(401, 401, 401);
    expect((await sso.fetch('/api/orders')).status).toBe(401);
    expect(browser.events).toHaveLength(3);
    expect(sso.user()).not.toBeNull();
  });

  test('that comes an hour after the next token, which is old by then too, refreshes again', async () => {
    const { browser, sso } = await page();
    browser.respond = async (url, { headers }) => {
      if (url === REFRESH.slice(5)) return refreshAnswer(browser.sent.length);
      if (new Headers(headers).get('authorization') !== `Bearer ${ID_TOKEN}`) return json(200, {});
      browser.now += HOUR;
      await sso.getToken();
      browser.now += HOUR;
      return json(401, {});
    };
    expect((await sso.fetch('/api/orders')).status).toBe(200);
    expect(bearer(browser)).toEqual([`Bearer ${ID_TOKEN}`, `Bearer ${tokenOfRound(2)}`]);
  });

  test.each([403, 404, 500, 503])('is not %d, which is the answer at once', async (status) => {
    const { browser, sso } = await page(status);
    expect((await sso.fetch('/api/orders')).status).toBe(status);
    expect(browser.events).toHaveLength(1);
  });

  test.each([
    ['a stream', () => ['https://shop.example/api', { method: 'POST', body: new ReadableStream() }] as const],
    [
      'a Request that was read',
      () => {
        const request = new Request('https://shop.example/api', { method: 'POST', body: 'x' });
        void request.text();
        return [request, {}] as const;
      },
    ],
  ])('to %s is the answer: it cannot be sent again', async (_name, made) => {
    const { browser, sso } = await page(401);
    const [input, init] = made();
    expect((await sso.fetch(input, init)).status).toBe(401);
    expect(browser.events).toHaveLength(1);
  });

  test('of a session that has ended throws that', async () => {
    const { browser, sso } = await page();
    browser.respond = () => json(401, { error: 'session_ended' });
    const told: string[] = [];
    sso.onSignedOut((reason) => told.push(reason));
    await expect(sso.fetch('/api/orders')).rejects.toMatchObject({ name: 'SsoError', code: 'session_ended' });
    expect(told).toEqual(['session_ended']);
    expect(browser.events).toHaveLength(2);
  });

  test('whose refresh gets no answer says so; the session goes on', async () => {
    const { browser, sso } = await page();
    browser.respond = (url) =>
      url.startsWith('https://sso') ? Promise.reject(new TypeError('offline')) : json(401, {});
    await expect(sso.fetch('/api/orders')).rejects.toMatchObject({ code: 'network_error' });
    expect(sso.user()).not.toBeNull();
  });
});
