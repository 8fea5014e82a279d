import { describe, expect, test, vi } from 'vitest';
import { createSsoClient, type SignedOutReason } from '../src/index.js';
import {
  CONFIG,
  createBrowser,
  ID_TOKEN,
  json,
  refreshAnswer,
  SESSION_END,
  signedIn,
  START,
  tokenAnswer,
  tokenOfRound,
  type Browser,
} from './browser.js';

const REFRESH = 'POST https://sso.example/api/refresh-session';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A signed-in tab, `after` so many ms, whose refreshes are answered by `answers` in turn. */
async function later(after: number, ...answers: (() => Response | Promise<Response>)[]) {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  browser.now += after;
  browser.respond = () => {
    const answer = answers.shift();
    if (!answer) throw new Error('no answer left');
    return answer();
  };
  return { browser, sso };
}

const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const handles = (browser: Browser) => browser.sent.map(({ refresh_token }) => refresh_token);

describe('a token', () => {
  test('is handed out without a call until a minute before its end', async () => {
    const { browser, sso } = await later(HOUR - MINUTE - 1, () => refreshAnswer(1));
    expect(await sso.getToken()).toBe(ID_TOKEN);
    expect(browser.events).toEqual([]);
    browser.now += 1;
    expect(await sso.getToken()).toBe(tokenOfRound(1));
    expect(browser.events).toEqual([REFRESH]);
    expect(browser.sent[0]).toEqual({ application_id: 'shop', refresh_token: 'handle-0' });
    expect(browser.requests[0]).toMatchObject({ credentials: 'omit' });
  });

  test('of a short life is refreshed for its last tenth', async () => {
    const browser = createBrowser();
    browser.respond = () => json(200, tokenAnswer({ expires_in: 100 }));
    const sso = await signedIn(browser);
    browser.respond = () => refreshAnswer(1);
    browser.now += 89_999;
    expect(await sso.getToken()).toBe(ID_TOKEN);
    browser.now += 1;
    expect(await sso.getToken()).toBe(tokenOfRound(1));
  });

  test('is refreshed again and again, each time with the newest handle, and outlives a reload', async () => {
    const { browser, sso } = await later(HOUR, () => refreshAnswer(1), () => refreshAnswer(2, 3600));
    await sso.getToken();
    browser.now += HOUR;
    const reloaded = createSsoClient(CONFIG, browser.platform);
    expect(await reloaded.getToken()).toBe(tokenOfRound(2, 3600));
    expect(handles(browser)).toEqual(['handle-0', 'handle-1']);
    // The page of before the reload, which the back button revives, has not its own idea of the handle.
    expect(await sso.getToken()).toBe(tokenOfRound(2, 3600));
    expect(browser.sent).toHaveLength(2);
  });

  test('is refreshed once for all that ask at once', async () => {
    const { browser, sso } = await later(HOUR, () => refreshAnswer(1));
    const tokens = await Promise.all(Array.from({ length: 20 }, () => sso.getToken()));
    expect(new Set(tokens)).toEqual(new Set([tokenOfRound(1)]));
    expect(browser.sent).toHaveLength(1);
  });

  test.each([-24, 24])('is good on a machine whose clock is %d hours wrong', async (hours) => {
    const browser = createBrowser();
    browser.now = START + hours * HOUR;
    const sso = await signedIn(browser);
    expect(await sso.getToken()).toBe(ID_TOKEN);
    expect(sso.user()).not.toBeNull();
    browser.respond = () => refreshAnswer(1, 3600);
    browser.now += HOUR;
    expect(await sso.getToken()).toBe(tokenOfRound(1, 3600));
    browser.now = START + hours * HOUR + (SESSION_END * 1000 - START);
    await expect(sso.getToken()).rejects.toMatchObject({ code: 'login_required' });
  });
});

describe('a refresh that fails', () => {
  const busy = () => json(503, { error: 'temporarily_unavailable' });
  const throttled = () => json(429, { error: 'too_many_requests' }, { 'retry-after': '30' });

  test.each([
    ['no network', lost, 10_000],
    ['503', busy, 10_000],
    ['429', throttled, 30_000],
    ['a gateway’s page', () => new Response('<html>', { status: 403 }), 10_000],
  ])('%s: the old token serves while it is good, and the server is left alone for a while', async (_, answer, pause) => {
    const { browser, sso } = await later(HOUR - MINUTE, answer, () => refreshAnswer(1));
    expect(await sso.getToken()).toBe(ID_TOKEN);
    browser.now += pause - 1;
    expect(await sso.getToken()).toBe(ID_TOKEN);
    expect(browser.sent).toHaveLength(1);
    browser.now += 1;
    expect(await sso.getToken()).toBe(tokenOfRound(1));
  });

  test.each([
    ['no network', lost, 'network_error'],
    ['503', busy, 'temporarily_unavailable'],
    ['429', throttled, 'too_many_requests'],
  ])('%s: without a good token it is said, and nobody is signed out', async (_, answer, code) => {
    const { sso } = await later(HOUR, answer, () => refreshAnswer(1));
    await expect(sso.getToken()).rejects.toMatchObject({ name: 'SsoError', code });
    expect(sso.user()).not.toBeNull();
    expect(await sso.getToken()).toBe(tokenOfRound(1));
  });

  test('its answer lost: the next call asks with the same handle, and the session goes on', async () => {
    const cutOff = new ReadableStream({ start: (controller) => controller.error(new TypeError('aborted')) });
    const answers = [() => new Response(cutOff), () => refreshAnswer(1), () => refreshAnswer(2)];
    const { browser, sso } = await later(HOUR, ...answers);
    await expect(sso.getToken()).rejects.toMatchObject({ code: 'network_error' });
    expect(await sso.getToken()).toBe(tokenOfRound(1));
    browser.now += HOUR;
    await sso.getToken();
    expect(handles(browser)).toEqual(['handle-0', 'handle-0', 'handle-1']);
  });

  test('an answer that is no token set changes nothing', async () => {
    const { browser, sso } = await later(HOUR, () => json(200, {}), () => refreshAnswer(1));
    await expect(sso.getToken()).rejects.toMatchObject({ code: 'unexpected_response' });
    expect(await sso.getToken()).toBe(tokenOfRound(1));
    expect(handles(browser)).toEqual(['handle-0', 'handle-0']);
  });
});

describe('the end of a session', () => {
  test.each<[number, SignedOutReason]>([
    [401, 'session_ended'],
    [403, 'not_a_member'],
  ])('%d %s: the tokens go, the caller and the listeners learn why', async (status, code) => {
    const refusal = () => json(status, { error: code, message: 'x' });
    const { browser, sso } = await later(HOUR - MINUTE, refusal);
    const told: string[] = [];
    sso.onSignedOut((reason) => told.push(reason));
    sso.onSignedOut(() => told.push('never'))();
    await expect(sso.getToken()).rejects.toMatchObject({ name: 'SsoError', code });
    expect(told).toEqual([code]);
    expect(sso.user()).toBeNull();
    expect([...browser.stored.values()].join()).not.toMatch(/handle-0|header\./);
    await expect(sso.getToken()).rejects.toMatchObject({ code: 'login_required' });
    expect(browser.sent).toHaveLength(1);
  });

  test('by time: login_required, without a call', async () => {
    const { browser, sso } = await later(SESSION_END * 1000 - START);
    await expect(sso.getToken()).rejects.toMatchObject({ code: 'login_required' });
    expect(sso.user()).toBeNull();
    expect(browser.sent).toEqual([]);
  });

  test('while a refresh is on its way: its answer brings nobody back', async () => {
    let answer: (response: Response) => void = () => undefined;
    const pending = new Promise<Response>((resolve) => (answer = resolve));
    const { browser, sso } = await later(HOUR, () => pending, () => new Response(null, { status: 204 }));
    const asked = sso.getToken();
    await vi.waitFor(() => expect(browser.sent).toHaveLength(1));
    void sso.signOut();
    answer(refreshAnswer(1));
    await expect(asked).rejects.toMatchObject({ code: 'session_ended' });
    expect(sso.user()).toBeNull();
    expect([...browser.stored.values()].join()).not.toContain('handle-1');
  });

  test('by refresh does not touch the new session that this tab has begun meanwhile', async () => {
    let answer: (response: Response) => void = () => undefined;
    const pending = new Promise<Response>((resolve) => (answer = resolve));
    const { browser, sso } = await later(HOUR, () => pending);
    const told: string[] = [];
    sso.onSignedOut((reason) => told.push(reason));
    const asked = sso.getToken();
    await vi.waitFor(() => expect(browser.sent).toHaveLength(1));
    browser.respond = () => json(200, { ...tokenAnswer(), session: { id: 'second', expires_at: SESSION_END } });
    await signedIn(browser);
    answer(json(401, { error: 'session_ended' }));
    await expect(asked).rejects.toMatchObject({ code: 'session_ended' });
    expect(told).toEqual([]);
    expect(await sso.getToken()).toBe(ID_TOKEN);
  });
});
