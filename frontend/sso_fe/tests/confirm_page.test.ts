import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { enterCode, register } from './registering';
import { cognitoFailure, ME, memoryStorage, openSite, QUERY, refusal, SESSION_ADDRESS, type Site, type SiteOptions } from './site';

let site: Site;
afterEach(() => site.wrapper.unmount());

async function open(page: string, options: SiteOptions = {}): Promise<void> {
  site = await openSite(`${page}?${QUERY}`, options);
}

const route = (): unknown => site.router.currentRoute.value.name;

describe('the code', () => {
  test.each([
    ['invalid_code', texts.errors.codeWrong],
    ['expired_code', texts.errors.codeExpired],
  ] as const)('%s says "%s" and may be tried again', async (code, sentence) => {
    await open('/register');
    await register(site);
    site.cognito.confirmSignUp.mockRejectedValueOnce(cognitoFailure(code));
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('user_not_confirmed'));
    await enterCode(site);
    expect(site.text()).toContain(sentence);
    expect(document.activeElement).toBe(site.wrapper.get('[name=code]').element);
    await enterCode(site, '654321');
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('takes pasted spaces and dashes, and is asked for whole', async () => {
    await open('/register');
    await register(site);
    await enterCode(site, '12-34');
    expect(site.text()).toContain(texts.errors.codeMissing);
    expect(site.cognito.confirmSignUp).not.toHaveBeenCalled();
    await enterCode(site, ' 123 - 456 ');
    expect(site.cognito.confirmSignUp.mock.lastCall![0].code).toBe('123456');
  });

  test('confirmed although the answer failed: the sign-in settles it', async () => {
    await open('/register');
    await register(site);
    site.cognito.confirmSignUp.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    await enterCode(site);
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('refused because another tab used it before: the sign-in settles it', async () => {
    await open('/register');
    await register(site);
    site.cognito.confirmSignUp.mockRejectedValueOnce(cognitoFailure('invalid_code'));
    await enterCode(site);
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('sent to a mistyped address: starting over keeps it for correction', async () => {
    await open('/register');
    await register(site);
    await site.follow(more.confirm.startOver);
    expect(route()).toBe('register');
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe('mina@example.com');
  });

  test('not confirmed and no answer: says so and keeps the page', async () => {
    await open('/register');
    await register(site);
    site.cognito.confirmSignUp.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('user_not_confirmed'));
    await enterCode(site);
    expect(site.wrapper.get('[role=alert]').text()).toContain('not answering');
    expect(route()).toBe('confirm');
  });

  test('without a registration leads to the sign-in form', async () => {
    await open('/confirm');
    expect(route()).toBe('authorize');
    expect(site.wrapper.get('h1').text()).toBe(texts.signIn.title);
  });

  test.each([
    ['http://mail.localhost/', true],
    [null, false],
  ])('mailbox %s: linked %s', async (mailboxUrl, linked) => {
    await open('/register', { config: { mailboxUrl } });
    await register(site);
    expect(site.text().includes(more.confirm.mailboxLink)).toBe(linked);
  });
});

describe('without an application', () => {
  const ME_NOW = { 'GET /api/me': ME };

  async function signInUnconfirmed(): Promise<void> {
    site = await openSite('/account');
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('user_not_confirmed'));
    await site.type('email', ' mina@example.com ');
    await site.type('password', 'Correct-hors3');
    await site.submit();
  }

  test('an account that never entered its code does so and is signed in to its pages', async () => {
    await signInUnconfirmed();
    expect(site.wrapper.get('h1').text()).toBe(more.confirm.title);
    expect(site.bodies('/api/send-code')).toEqual([{ email: 'mina@example.com', purpose: 'sign_up', language: 'en' }]);
    Object.assign(site.backend, ME_NOW);
    await enterCode(site);
    expect(site.cognito.confirmSignUp).toHaveBeenCalledExactlyOnceWith({ email: 'mina@example.com', code: '123456' });
    expect(site.calls.find(({ path }) => path === '/api/sso-session')).toMatchObject({ bearer: 'Bearer id-token' });
    expect(site.router.currentRoute.value.fullPath).toBe('/account');
    expect(site.left).toEqual([]);
  });

  test('a sign-in that cannot begin after the code begins at the next try', async () => {
    await signInUnconfirmed();
    Object.assign(site.backend, ME_NOW, { '/api/sso-session': refusal(503, 'temporarily_unavailable') });
    await enterCode(site);
    expect(site.wrapper.get('[role=alert]').text()).toContain('not answering');
    site.backend['/api/sso-session'] = { status: 201, body: { expires_at: 1 } };
    site.cognito.confirmSignUp.mockRejectedValueOnce(cognitoFailure('invalid_code'));
    await enterCode(site);
    expect(site.router.currentRoute.value.fullPath).toBe('/account');
  });

  test('nor a registration, it leads to the account’s own form', async () => {
    site = await openSite('/confirm');
    expect(site.router.currentRoute.value.fullPath).toBe('/account');
    expect(site.text()).toContain(texts.arrival.codeElsewhere);
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
  });
});

describe('after a reload of the code page', () => {
  test('the code is enough to confirm; then the password is asked for', async () => {
    const storage = memoryStorage();
    await open('/register', { storage });
    await register(site);
    site.wrapper.unmount();
    await open('/confirm', { storage });
    expect(site.text()).toContain('mina@example.com');
    await enterCode(site);
    expect(site.cognito.signIn).not.toHaveBeenCalled();
    expect(site.text()).toContain(texts.arrival.confirmed);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe('mina@example.com');
    expect(site.router.currentRoute.value.query).toMatchObject({ state: 'the-state' });
  });
});

describe('asking for a new code', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0, toFake: ['setInterval', 'clearInterval', 'Date'] }));
  afterEach(() => vi.useRealTimers());

  const button = () => site.wrapper.get('button.button--secondary');
  const sent = () => site.bodies('/api/send-code');

  test('waits out the countdown, which a reload does not restart', async () => {
    const storage = memoryStorage();
    await open('/register', { storage, now: Date.now });
    await register(site);
    expect(button().text()).toBe(more.confirm.resendIn('0:30'));
    vi.advanceTimersByTime(10_000);
    site.wrapper.unmount();
    await open('/confirm', { storage, now: Date.now });
    expect(button().text()).toBe(more.confirm.resendIn('0:20'));
    await button().trigger('click');
    await site.settle();
    expect(sent()).toEqual([]);
    vi.advanceTimersByTime(20_000);
    site.backend['/api/send-code'] = { status: 200, body: { retry_after: 60 } };
    await button().trigger('click');
    await site.settle();
    expect(sent()).toEqual([{ email: 'mina@example.com', purpose: 'sign_up', language: 'en', application_id: 'shop' }]);
    expect(site.text()).toContain(more.confirm.resent);
    expect(button().text()).toBe(more.confirm.resendIn('1:00'));
    expect(button().attributes('aria-disabled')).toBe('true');
  });

  test('a refusal names the wait and counts it', async () => {
    await open('/register', { now: Date.now });
    await register(site);
    vi.advanceTimersByTime(30_000);
    site.backend['/api/send-code'] = refusal(429, 'too_many_requests', { 'Retry-After': '75' });
    await button().trigger('click');
    await site.settle();
    expect(site.text()).toContain(texts.errors.tooMany('75 seconds'));
    expect(button().text()).toBe(more.confirm.resendIn('1:15'));
  });
});
