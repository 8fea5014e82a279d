import { afterEach, describe, expect, test } from 'vitest';

import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { ME, MEMBER, openSite, refusal, type Answer, type Backend, type Site } from './site';

const FROM_SHOP = '/sign-out?application_id=shop&channel_id=web';
const LOGOUT_URL = 'https://shop.example/signed-out';

let site: Site;
afterEach(() => site.wrapper.unmount());

function channel(user: unknown, logoutUrl = LOGOUT_URL): Answer {
  const body = {
    application: { application_id: 'shop', name: 'Shop' },
    channel: { channel_id: 'web', logout_url: logoutUrl },
    user,
  };
  return { status: 200, body };
}

async function open(address: string, backend: Backend): Promise<void> {
  site = await openSite(address, { backend });
}

const loggedOut = (): number => site.bodies('/api/logout').length;
const title = (): string => site.wrapper.get('h1').text();
const links = (): (string | undefined)[] => site.wrapper.findAll('a').map((link) => link.attributes('href'));

describe('from an application that has ended the login already', () => {
  test('clears the cookie and goes straight back, asking nothing', async () => {
    await open(FROM_SHOP, { '/api/channel': channel(null) });
    expect(site.calls.map(({ path, query }) => [path, query])).toEqual([
      ['/api/channel', { application_id: 'shop', channel_id: 'web' }],
      ['/api/logout', {}],
    ]);
    expect(site.left).toEqual([LOGOUT_URL]);
    expect(site.wrapper.find('form').exists()).toBe(false);
  });

  test('a failure says so, offers the way back, and may be tried again', async () => {
    await open(FROM_SHOP, { '/api/channel': channel(null), '/api/logout': refusal(503, 'temporarily_unavailable') });
    expect(site.left).toEqual([]);
    expect(links()).toEqual([LOGOUT_URL]);
    site.backend['/api/logout'] = { status: 204, body: null };
    await site.submit();
    expect(site.left).toEqual([LOGOUT_URL]);
  });
});

describe('from an application while somebody is signed in', () => {
  test('asks first, because anyone can link here', async () => {
    await open(FROM_SHOP, { '/api/channel': channel(MEMBER) });
    expect(title()).toBe(more.signOut.title);
    expect(document.activeElement).toBe(site.wrapper.get('h1').element);
    expect(site.text()).toContain(MEMBER.email);
    expect(loggedOut()).toBe(0);
    expect(site.left).toEqual([]);
    expect(links()).toEqual([LOGOUT_URL]);
    await site.submit();
    expect(loggedOut()).toBe(1);
    expect(site.left).toEqual([LOGOUT_URL]);
  });

  test('a failed sign-out is said in place, leaves nowhere, and may be repeated', async () => {
    await open(FROM_SHOP, { '/api/channel': channel(MEMBER), '/api/logout': undefined });
    await site.submit();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.network);
    expect(document.activeElement).toBe(site.wrapper.get('[role=alert]').element);
    expect(site.left).toEqual([]);
    site.backend['/api/logout'] = { status: 204, body: null };
    await site.submit();
    expect(site.left).toEqual([LOGOUT_URL]);
  });
});

describe('a link that leads nowhere', () => {
  test.each<[string, Answer, string]>([
    ['unknown application', refusal(404, 'unknown_application'), texts.problem.unknownApplication.title],
    ['unknown channel', refusal(404, 'unknown_channel'), texts.problem.unknownChannel.title],
    ['an address that would run script', channel(null, 'javascript:alert(1)'), texts.problem.other.title],
  ])('%s: nobody is signed out or sent away, but may sign out here', async (_name, answer, expected) => {
    await open(FROM_SHOP, { '/api/channel': answer });
    expect(title()).toBe(expected);
    expect(loggedOut()).toBe(0);
    expect(site.left).toEqual([]);
    await site.follow(more.signOut.elsewhere);
    expect(title()).toBe(more.signOut.doneTitle);
    expect(site.left).toEqual([]);
  });

  test('an address in the query is never followed', async () => {
    await open(`${FROM_SHOP}&logout_url=https://evil.example/&return_url=https://evil.example/`, {
      '/api/channel': channel(null),
    });
    expect(site.left).toEqual([LOGOUT_URL]);
  });

  test('a busy backend can be asked again', async () => {
    await open(FROM_SHOP, { '/api/channel': refusal(503, 'temporarily_unavailable', { 'Retry-After': '7' }) });
    expect(site.text()).toContain('7 seconds');
    site.backend['/api/channel'] = channel(null);
    await site.submit();
    expect(site.left).toEqual([LOGOUT_URL]);
  });
});

describe('without an application', () => {
  test.each(['/sign-out', '/sign-out?application_id=shop'])('%s asks whoever is signed in, then says so and stays', async (address) => {
    await open(address, { '/api/me': ME });
    expect(title()).toBe(more.signOut.title);
    expect(site.text()).toContain(MEMBER.email);
    expect(links()).toEqual(['/account']);
    await site.submit();
    expect(loggedOut()).toBe(1);
    expect(title()).toBe(more.signOut.doneTitle);
    expect(links()).toEqual(['/account']);
    expect(site.left).toEqual([]);
  });

  test('nobody signed in is told so at once', async () => {
    await open('/sign-out', {});
    expect(title()).toBe(more.signOut.doneTitle);
    expect(loggedOut()).toBe(1);
  });

  test('a backend that does not answer is no sign-out', async () => {
    await open('/sign-out', { '/api/me': undefined });
    expect(title()).toBe(texts.problem.network.title);
    expect(loggedOut()).toBe(0);
    expect(site.text()).not.toContain(more.signOut.doneTitle);
  });
});
