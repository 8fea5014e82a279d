import { afterEach, describe, expect, test, vi } from 'vitest';

import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { authorizeBody, HAPPY, MEMBER, openSite, QUERY, refusal, SESSION_ADDRESS, type Answer, type Backend, type Site } from './site';

let site: Site;
afterEach(() => {
  site.wrapper.unmount();
  vi.restoreAllMocks();
});

async function open(query = QUERY, backend: Backend = {}): Promise<Site> {
  site = await openSite(`/authorize?${query}`, { backend });
  return site;
}

const paths = (): string[] => site.calls.map((call) => call.path);
const stranger = { ...MEMBER, member: false };

describe('error pages never redirect', () => {
  test.each<[string, Answer, string]>([
    ['unknown application', refusal(404, 'unknown_application'), texts.problem.unknownApplication.title],
    ['unknown channel', refusal(404, 'unknown_channel'), texts.problem.unknownChannel.title],
    ['bad challenge', refusal(400, 'invalid_request'), texts.problem.badLink.title],
  ])('%s', async (_name, answer, title) => {
    for (const query of [QUERY, `${QUERY}&prompt=none`]) {
      await open(query, { '/api/authorize': answer });
      expect(site.wrapper.get('h1').text()).toBe(title);
      expect(site.wrapper.findAll('a').map((link) => link.attributes('href'))).toEqual(['/account']);
      expect(site.wrapper.find('form').exists()).toBe(false);
      expect(site.left).toEqual([]);
    }
  });

  test.each(['shop.example/success', 'javascript:alert(1)', ''])('an application that would be led back to at %j', async (address) => {
    const answer = authorizeBody();
    Object.assign(Object(answer.body), { channel: { channel_id: 'web', return_url: address } });
    await open(QUERY, { '/api/authorize': answer });
    expect(site.wrapper.get('h1').text()).toBe(texts.problem.other.title);
    expect(site.left).toEqual([]);
  });

  test('an incomplete link asks nobody', async () => {
    await open('application_id=shop');
    expect(site.wrapper.get('h1').text()).toBe(texts.problem.badLink.title);
    expect(site.calls).toEqual([]);
  });
});

describe('a live session', () => {
  const live = { '/api/authorize': authorizeBody({ user: MEMBER }) };

  test.each(['', '&prompt=none', '&prompt=register'])('takes a member straight back, with %j', async (prompt) => {
    await open(QUERY + prompt, live);
    expect(paths()).toEqual(['/api/authorize', '/api/init-session']);
    expect(site.calls[1]).toMatchObject({ bearer: null, body: { application_id: 'shop', channel_id: 'web', state: 'the-state' } });
    expect(site.left).toEqual([SESSION_ADDRESS]);
    expect(site.wrapper.find('input').exists()).toBe(false);
  });

  test('prompt=login shows the form all the same, and hands over the new login, not the old', async () => {
    await open(`${QUERY}&prompt=login`, live);
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
    expect(site.left).toEqual([]);
    await site.type('email', 'mina@example.com');
    await site.type('password', 'secret');
    await site.submit();
    expect(site.calls.at(-1)).toMatchObject({ path: '/api/init-session', bearer: 'Bearer id-token' });
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('that ends on the way leads to the form', async () => {
    await open(QUERY, { ...live, '/api/init-session': refusal(401, 'login_required') });
    expect(site.text()).toContain(texts.signIn.again);
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
    expect(site.left).toEqual([]);
  });

  test('a failing store says so, sends nobody anywhere, and can be retried', async () => {
    await open(QUERY, { ...live, '/api/init-session': refusal(503, 'temporarily_unavailable', { 'Retry-After': '20' }) });
    expect(site.text()).toContain('20 seconds');
    expect(site.left).toEqual([]);
    site.backend['/api/init-session'] = { status: 201, body: { session_id: 'handle', return_url: 'https://shop.example/success' } };
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });
});

describe('prompt=none', () => {
  const silent = `${QUERY}&prompt=none`;
  const back = (error: string): string => `https://shop.example/success?error=${error}&state=the-state`;

  test.each<[string, Backend, string]>([
    ['nobody signed in', {}, 'login_required'],
    ['a stranger', { '/api/authorize': authorizeBody({ user: stranger }) }, 'not_a_member'],
    ['a session that just ended', { '/api/authorize': authorizeBody({ user: MEMBER }), '/api/init-session': refusal(401, 'login_required') }, 'login_required'],
    ['a membership that just ended', { '/api/authorize': authorizeBody({ user: MEMBER }), '/api/init-session': refusal(403, 'not_a_member') }, 'not_a_member'],
  ])('%s goes back', async (_name, backend, error) => {
    await open(silent, backend);
    expect(site.left).toEqual([back(error)]);
    expect(site.wrapper.find('input').exists()).toBe(false);
  });

  test.each(['/register', '/confirm', '/recover'])('shows no form at %s either', async (page) => {
    site = await openSite(`${page}?${silent}`);
    expect(site.left).toEqual([back('login_required')]);
    expect(site.wrapper.find('input').exists()).toBe(false);
  });

  test.each<[string, Answer | undefined]>([
    ['/api/authorize', refusal(503, 'temporarily_unavailable', { 'Retry-After': '5' })],
    ['/api/authorize', undefined],
    ['/api/init-session', refusal(503, 'temporarily_unavailable', { 'Retry-After': '5' })],
    ['/api/init-session', refusal(429, 'too_many_requests', { 'Retry-After': '5' })],
    ['/api/init-session', refusal(500, 'internal_error')],
  ])('a failing %s is no verdict: it stays, says so and can be retried', async (path, answer) => {
    const live = { '/api/authorize': authorizeBody({ user: MEMBER }) };
    await open(silent, { ...live, [path]: answer });
    expect(site.left).toEqual([]);
    expect(site.wrapper.find('input').exists()).toBe(false);
    expect(site.wrapper.get('form [type=submit]').text()).toBe(texts.problem.retry);
    Object.assign(site.backend, HAPPY, live);
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });
});

describe('a failure shows the way back', () => {
  const DOWN = refusal(503, 'temporarily_unavailable');

  test('to the application, where the backend has told it', async () => {
    await open(QUERY, { '/api/authorize': authorizeBody({ user: MEMBER }), '/api/init-session': DOWN });
    const link = site.wrapper.findAll('a').find((each) => each.text() === texts.pass.back('Shop'));
    expect(link?.attributes('href')).toBe('https://shop.example/success?error=access_denied&state=the-state');
  });

  test('by the browser, where only that knows it', async () => {
    vi.spyOn(history, 'length', 'get').mockReturnValue(2);
    await open(`${QUERY}&prompt=none`, { '/api/authorize': DOWN });
    const back = vi.spyOn(site.router, 'back');
    await site.follow(texts.problem.back);
    expect(back).toHaveBeenCalledOnce();
  });

  test('to the account, where there is none', async () => {
    vi.spyOn(history, 'length', 'get').mockReturnValue(1);
    await open(QUERY, { '/api/authorize': DOWN });
    expect(site.wrapper.findAll('main a, main button').map((each) => each.text())).toEqual([
      texts.problem.retry,
      texts.problem.account,
    ]);
  });
});

describe('a stranger', () => {
  test('joins an open application with one click', async () => {
    await open(QUERY, { '/api/authorize': authorizeBody({ user: stranger }) });
    expect(site.text()).toContain(stranger.email);
    expect(site.left).toEqual([]);
    await site.submit();
    expect(paths()).toEqual(['/api/authorize', '/api/join-application', '/api/init-session']);
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('sees a failed join in place', async () => {
    await open(QUERY, { '/api/authorize': authorizeBody({ user: stranger }), '/api/join-application': refusal(429, 'too_many_requests', { 'Retry-After': '5' }) });
    await site.submit();
    expect(site.wrapper.get('[role=alert]').text()).toContain('5 seconds');
    expect(document.activeElement).toBe(site.wrapper.get('[role=alert]').element);
    expect(site.left).toEqual([]);
  });

  test('is refused by an invite application, with a way back and no join', async () => {
    await open(QUERY, { '/api/authorize': authorizeBody({ user: stranger, enrolment: 'invite' }) });
    expect(site.text()).toContain(texts.refused.next('Shop'));
    expect(site.wrapper.find('form').exists()).toBe(false);
    expect(site.wrapper.get('a').attributes('href')).toBe('https://shop.example/success?error=access_denied&state=the-state');
  });

  test('may use another account, also after a reload', async () => {
    await open(QUERY, { '/api/authorize': authorizeBody({ user: stranger }) });
    await site.wrapper.get('button[type=button]').trigger('click');
    await site.settle();
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
    expect(site.router.currentRoute.value.query).toMatchObject({ prompt: 'login', state: 'the-state', return_path: '/orders' });
  });
});

test('a lost network is named, and a retry goes on', async () => {
  await open(QUERY, { '/api/authorize': undefined });
  expect(site.wrapper.get('h1').text()).toBe(texts.problem.network.title);
  site.backend['/api/authorize'] = authorizeBody();
  await site.submit();
  expect(site.wrapper.get('h1').text()).toBe(texts.signIn.title);
});

test('a lost network that comes back goes on by itself', async () => {
  await open(QUERY, { '/api/authorize': undefined });
  site.backend['/api/authorize'] = authorizeBody();
  window.dispatchEvent(new Event('online'));
  await site.settle();
  expect(site.wrapper.get('h1').text()).toBe(texts.signIn.title);
});

test('a problem of another kind waits for its reader', async () => {
  await open(QUERY, { '/api/authorize': refusal(503, 'temporarily_unavailable') });
  window.dispatchEvent(new Event('online'));
  await site.settle();
  expect(paths()).toEqual(['/api/authorize']);
});

test('an address that is none says so, and leads to the account', async () => {
  site = await openSite('/nowhere/at/all');
  expect(site.wrapper.get('h1').text()).toBe(more.notFound.title);
  expect(site.wrapper.get('a').attributes('href')).toBe('/account');
  expect(site.calls).toEqual([]);
});
