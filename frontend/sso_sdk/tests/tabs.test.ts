import { expect, test, vi } from 'vitest';
import { createSsoClient } from '../src/index.js';
import { CONFIG, json, refreshAnswer, SESSION_END, tokenAnswer, tokenOfRound } from './browser.js';
import { createOrigin, HOUR_LATER, type Tab } from './origin.js';

const calls = (tabs: Tab[]) => tabs.flatMap(({ browser }) => browser.events);
const REFRESH = 'POST https://sso.example/api/refresh-session';

/** An hour passes in all tabs, and the server knows the handles of round 0 and 1. */
function hourLater(tabs: Pick<Tab, 'browser'>[]): void {
  for (const { browser } of tabs) {
    browser.now = HOUR_LATER;
    browser.respond = (_url, init) => refreshAnswer(String(init.body).includes('handle-1') ? 2 : 1);
  }
}

test('50 tabs that need a refresh at once ask once, and all get the same token', async () => {
  const origin = createOrigin();
  const tabs = await origin.duplicates(50);
  hourLater(tabs);
  const tokens = await Promise.all(tabs.map(({ sso }) => sso.getToken()));
  expect(new Set(tokens)).toEqual(new Set([tokenOfRound(1)]));
  expect(calls(tabs)).toEqual([REFRESH]);
  // The 50th is not kept waiting by 49 questions.
  expect(origin.waits.length).toBeLessThan(5);
});

test('what one tab got the others have, should that tab be gone when they need it', async () => {
  const tabs = await createOrigin().duplicates(3);
  hourLater(tabs);
  await tabs[0]?.sso.getToken();
  await new Promise((resolve) => setImmediate(resolve));
  expect(tabs.map(({ browser }) => [...browser.stored.values()].join().includes('handle-1'))).toEqual([
    true,
    true,
    true,
  ]);
});

test('a message that comes late does not bring an old handle back', async () => {
  const origin = createOrigin();
  const [tab] = (await origin.duplicates(1)) as [Tab];
  const old = JSON.parse(tab.browser.stored.get('sso.tokens.shop') ?? '') as object;
  hourLater([tab]);
  await tab.sso.getToken();
  origin.channel('sso.shop').postMessage({ id: '0199-session', fresh: old });
  await new Promise((resolve) => setImmediate(resolve));
  expect(await tab.sso.getToken()).toBe(tokenOfRound(1));
  expect(calls([tab])).toEqual([REFRESH]);
});

test('who does not name the session neither gets its tokens nor replaces them', async () => {
  const origin = createOrigin();
  const [tab] = (await origin.duplicates(1)) as [Tab];
  hourLater([tab]);
  await tab.sso.getToken();
  const kept = JSON.parse(tab.browser.stored.get('sso.tokens.shop') ?? '') as object;
  const stranger = origin.channel('sso.shop');
  const heard: unknown[] = [];
  stranger.onmessage = ({ data }) => heard.push(data);
  stranger.postMessage({ asks: -1 });
  stranger.postMessage({ fresh: { ...kept, round: 1e9, tokenSet: { id_token: 'forged' } } });
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual([]);
  expect(await tab.sso.getToken()).toBe(tokenOfRound(1));
});

test('50 tabs in a browser without locks and channels each ask, and all succeed', async () => {
  const tabs = await createOrigin(false).duplicates(50);
  hourLater(tabs);
  const tokens = await Promise.all(tabs.map(({ sso }) => sso.getToken()));
  expect(new Set(tokens)).toEqual(new Set([tokenOfRound(1)]));
  expect(calls(tabs)).toHaveLength(50);
});

test('the tab that asks for all dies half-way: the next one takes over', async () => {
  const tabs = await createOrigin().duplicates(5);
  hourLater(tabs);
  const [first, ...others] = tabs as [Tab, ...Tab[]];
  first.browser.respond = () => new Promise(() => undefined);
  void first.sso.getToken();
  const asked = Promise.all(others.map(({ sso }) => sso.getToken()));
  await vi.waitFor(() => expect(first.browser.events).toEqual([REFRESH]));
  first.die();
  expect(new Set(await asked)).toEqual(new Set([tokenOfRound(1)]));
  expect(calls(others)).toEqual([REFRESH]);
});

test('a tab that sleeps with the lock does not stop the others', async () => {
  const origin = createOrigin();
  const [asleep] = (await origin.duplicates(1)) as [Tab];
  const awake = origin.blank(asleep.browser.stored);
  const { wait } = awake.platform;
  // The time for which a tab waits for the lock passes at once.
  awake.platform.wait = (ms) => (ms > 1000 ? Promise.resolve() : wait(ms));
  const sso = createSsoClient(CONFIG, awake.platform);
  hourLater([asleep, { browser: awake }]);
  asleep.browser.respond = () => new Promise(() => undefined);
  void asleep.sso.getToken();
  expect(await sso.getToken()).toBe(tokenOfRound(1));
});

test('a browser that refuses its locks costs nobody the session', async () => {
  const origin = createOrigin();
  const [{ browser }] = (await origin.duplicates(1)) as [Tab];
  browser.platform.lock = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  hourLater([{ browser }]);
  expect(await createSsoClient(CONFIG, browser.platform).getToken()).toBe(tokenOfRound(1));
  expect(browser.events).toEqual([REFRESH]);
});

test('a tab restored from long ago asks the others before it shows its old handle', async () => {
  const origin = createOrigin();
  const [kept] = (await origin.duplicates(1)) as [Tab];
  const old = [...kept.browser.stored];
  hourLater([kept]);
  await kept.sso.getToken();
  const restored = origin.open(old);
  hourLater([restored]);
  expect(await restored.sso.getToken()).toBe(tokenOfRound(1));
  expect(calls([restored])).toEqual([]);
});

test('a 401 in two tabs at once refreshes once', async () => {
  const tabs = await createOrigin().duplicates(2);
  for (const { browser } of tabs) {
    browser.respond = (url, init) => {
      if (url.includes('refresh')) return refreshAnswer(1);
      const stale = new Headers(init.headers).get('authorization') !== `Bearer ${tokenOfRound(1)}`;
      return json(stale ? 401 : 200, {});
    };
  }
  const answers = await Promise.all(tabs.map(({ sso }) => sso.fetch('/api/orders')));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(calls(tabs).filter((call) => call === REFRESH)).toHaveLength(1);
});

test('tabs with a session each refresh each their own', async () => {
  const origin = createOrigin();
  const [one] = (await origin.duplicates(1)) as [Tab];
  const other = origin.open(
    [...one.browser.stored].map(([key, value]) => [key, value.replaceAll('0199-session', '0199-other')]),
  );
  hourLater([one, other]);
  other.browser.respond = () => json(200, { ...tokenAnswer(), session: { id: '0199-other', expires_at: SESSION_END } });
  await one.sso.getToken();
  one.browser.now += 3600_000;
  one.browser.respond = () => new Promise(() => undefined);
  void one.sso.getToken();
  expect(await other.sso.getToken()).toBe(tokenOfRound(0));
  expect(calls([other])).toEqual([REFRESH]);
  expect([...other.browser.stored.values()].join()).not.toContain('handle-1');
});

test('the end that one tab learns of is the end in all that share the session', async () => {
  const tabs = await createOrigin().duplicates(3);
  hourLater(tabs);
  const told: string[] = [];
  for (const { browser, sso } of tabs) {
    browser.respond = () => json(403, { error: 'not_a_member' });
    sso.onSignedOut((reason) => told.push(reason));
  }
  await expect(tabs[0]?.sso.getToken()).rejects.toMatchObject({ code: 'not_a_member' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual(['not_a_member', 'not_a_member', 'not_a_member']);
  expect(tabs.map(({ sso }) => sso.user())).toEqual([null, null, null]);
});
