import { expect, test } from 'vitest';
import { createSsoClient, type SignedOutReason } from '../src/index.js';
import { CONFIG, createBrowser, ID_TOKEN, json, signedIn } from './browser.js';
import { createOrigin, type Tab } from './origin.js';

const LOGOUT = 'POST https://sso.example/api/logout';
const LEAVE = 'leave https://sso.example/sign-out?application_id=shop&channel_id=web';
const noContent = () => new Response(null, { status: 204 });
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('everywhere: local first, then the server, then the SSO’s page', async () => {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  let atTheCall: unknown;
  browser.respond = () => {
    atTheCall = { user: sso.user(), stored: [...browser.stored.values()].join() };
    return noContent();
  };
  await sso.signOut();
  expect(atTheCall).toEqual({ user: null, stored: expect.not.stringMatching(/handle-0|header\./) as string });
  expect(browser.events).toEqual([LOGOUT, LEAVE]);
  expect(browser.sent[0]).toEqual({ application_id: 'shop', refresh_token: 'handle-0', scope: 'everywhere' });
  expect(browser.requests[0]).toMatchObject({ keepalive: true, credentials: 'omit' });
  await expect(sso.getToken()).rejects.toMatchObject({ code: 'login_required' });
  expect(createSsoClient(CONFIG, browser.platform).user()).toBeNull();
});

test('everywhere: the SSO’s page speaks the language that was asked for', async () => {
  const browser = createBrowser();
  await createSsoClient(CONFIG, browser.platform).signOut({ uiLocales: ['ar', 'en'] });
  expect(browser.events).toEqual([`${LEAVE}&ui_locales=ar+en`]);
});

test.each([
  ['a lost answer', () => Promise.reject(new TypeError('offline'))],
  ['503', () => json(503, { error: 'temporarily_unavailable' })],
])('everywhere, after %s: the page at the SSO finishes it', async (_name, respond) => {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  browser.respond = respond;
  await sso.signOut({ scope: 'everywhere' });
  expect(browser.events).toEqual([LOGOUT, LEAVE]);
  expect(sso.user()).toBeNull();
});

test('everywhere, a server that hangs holds nobody for long', async () => {
  const browser = createBrowser();
  const waits: number[] = [];
  browser.platform.wait = (ms) => Promise.resolve(void waits.push(ms));
  const sso = await signedIn(browser);
  browser.respond = () => new Promise(() => undefined);
  await sso.signOut();
  expect(browser.events).toEqual([LOGOUT, LEAVE]);
  expect(waits).toEqual([5000]);
});

test('everywhere, without a session here: straight to the SSO, which may have one', async () => {
  const browser = createBrowser();
  await createSsoClient(CONFIG, browser.platform).signOut();
  expect(browser.events).toEqual([LEAVE]);
});

test('this application only: stays on the page', async () => {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  browser.respond = noContent;
  await sso.signOut({ scope: 'application' });
  expect(browser.events).toEqual([LOGOUT]);
  expect(browser.sent[0]).toMatchObject({ scope: 'application' });
  expect(sso.user()).toBeNull();
});

test('this application only, offline: signed out here, and nothing thrown', async () => {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  browser.respond = () => Promise.reject(new TypeError('offline'));
  await sso.signOut({ scope: 'application' });
  expect(sso.user()).toBeNull();
});

/** Three tabs: two share a session, the third has its own. */
async function threeTabs() {
  const origin = createOrigin();
  const [one, twin] = (await origin.duplicates(2)) as [Tab, Tab];
  const own = origin.open(
    [...one.browser.stored].map(([key, value]) => [key, value.replaceAll('0199-session', '0199-own')]),
  );
  const told: Record<string, SignedOutReason[]> = { one: [], twin: [], own: [] };
  one.sso.onSignedOut((reason) => told['one']?.push(reason));
  twin.sso.onSignedOut((reason) => told['twin']?.push(reason));
  own.sso.onSignedOut((reason) => told['own']?.push(reason));
  for (const { browser } of [one, twin, own]) browser.respond = noContent;
  return { one, twin, own, told };
}

test('everywhere reaches every tab of the origin; the others post nothing', async () => {
  const { one, twin, own, told } = await threeTabs();
  await one.sso.signOut();
  await turn();
  expect(told).toEqual({ one: ['signed_out'], twin: ['signed_out'], own: ['signed_out'] });
  expect([twin.sso.user(), own.sso.user()]).toEqual([null, null]);
  expect([...twin.browser.stored.values()].join()).not.toContain(ID_TOKEN);
  expect([...twin.browser.events, ...own.browser.events]).toEqual([]);
});

test('this application only reaches the tabs of this very session', async () => {
  const { one, own, told } = await threeTabs();
  await one.sso.signOut({ scope: 'application' });
  await turn();
  expect(told).toEqual({ one: ['signed_out'], twin: ['signed_out'], own: [] });
  expect(own.sso.user()).not.toBeNull();
});

test('a listener that throws keeps the sign-out from nobody', async () => {
  const browser = createBrowser();
  const sso = await signedIn(browser);
  browser.respond = noContent;
  const told: string[] = [];
  const thrown: unknown[] = [];
  const note = (error: unknown) => void thrown.push(error);
  process.once('uncaughtException', note);
  sso.onSignedOut(() => {
    throw new Error('the application’s own bug');
  });
  sso.onSignedOut((reason) => told.push(reason));
  await sso.signOut();
  await turn();
  expect(browser.events).toEqual([LOGOUT, LEAVE]);
  expect(told).toEqual(['signed_out']);
  expect(thrown).toHaveLength(1);
});
