import { afterEach, describe, expect, test, vi } from 'vitest';

import { texts } from '../src/texts';
import { authorizeBody, MEMBER, openSite, QUERY, refusal, SESSION_ADDRESS, type Backend, type Site } from './site';

let site: Site;
afterEach(() => site.wrapper.unmount());

const OTHER = { user_id: 'u2', email: 'bob@example.com', name: 'Bob', member: false };
const STRANGER = { ...MEMBER, member: false };

async function open(query = QUERY, backend: Backend = {}): Promise<void> {
  site = await openSite(`/authorize?${query}`, { backend });
}

/** The reader comes back to this tab, and meanwhile another has signed in or out. */
async function comeBack(user: unknown): Promise<void> {
  site.backend['/api/authorize'] = authorizeBody({ user });
  document.dispatchEvent(new Event('visibilitychange'));
  await site.settle();
}

const asked = (): number => site.calls.filter(({ path }) => path === '/api/authorize').length;

describe('signed in at another tab', () => {
  test('the form offers to go on, and keeps what was typed', async () => {
    await open();
    await site.type('email', 'mina@');
    await comeBack(MEMBER);
    expect(site.text()).toContain(texts.signIn.elsewhere);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe('mina@');
    expect(site.left).toEqual([]);
    await site.follow(texts.join.submit('Shop'));
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('and out again, the offer goes', async () => {
    await open();
    await comeBack(MEMBER);
    await comeBack(null);
    expect(site.text()).not.toContain(texts.signIn.elsewhere);
  });

  test('nothing is offered where the application wants the password', async () => {
    await open(`${QUERY}&prompt=login`);
    await comeBack(MEMBER);
    expect(site.text()).not.toContain(texts.signIn.elsewhere);
  });

  test('nor to somebody who wants to use another account', async () => {
    await open(QUERY, { '/api/authorize': authorizeBody({ user: STRANGER }) });
    await site.follow(texts.join.otherAccount);
    await comeBack(STRANGER);
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
    expect(site.text()).not.toContain(texts.signIn.elsewhere);
  });

  test('as somebody else: nobody joins with an account other than the one shown', async () => {
    await open(QUERY, { '/api/authorize': authorizeBody({ user: STRANGER }) });
    await comeBack(OTHER);
    expect(site.text()).toContain('bob@example.com');
    expect(site.text()).not.toContain(STRANGER.email);
  });

  test('a line that fails meanwhile changes nothing', async () => {
    await open();
    site.backend['/api/authorize'] = refusal(503, 'temporarily_unavailable');
    document.dispatchEvent(new Event('visibilitychange'));
    await site.settle();
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
  });
});

test('signed out at another tab: the question whether to join gives way to the form', async () => {
  await open(QUERY, { '/api/authorize': authorizeBody({ user: STRANGER }) });
  await comeBack(null);
  expect(site.wrapper.find('[name=password]').exists()).toBe(true);
});

test('a tab that is hidden asks nothing', async () => {
  await open();
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await comeBack(MEMBER);
  vi.restoreAllMocks();
  expect(asked()).toBe(1);
});

describe('back from the application', () => {
  function show(persisted: boolean): Promise<void> {
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
    return site.settle();
  }

  test('the page goes on anew, not "Taking you to" for ever', async () => {
    await open(QUERY, { '/api/authorize': authorizeBody({ user: MEMBER }) });
    expect(site.wrapper.get('h1').text()).toBe(texts.leaving.title('Shop'));
    site.backend['/api/authorize'] = authorizeBody();
    await show(true);
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
  });

  test.each([
    ['a page that is loaded', false, authorizeBody({ user: MEMBER })],
    ['a form that is left as it was', true, authorizeBody()],
  ])('%s asks nothing again', async (_name, persisted, answer) => {
    await open(QUERY, { '/api/authorize': answer });
    await show(persisted);
    expect(asked()).toBe(1);
  });
});
