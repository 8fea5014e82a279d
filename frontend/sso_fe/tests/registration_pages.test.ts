import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { texts } from '../src/texts/english';
import { cognitoFailure, memoryStorage, openSite, QUERY, SESSION_ADDRESS, type Site, type SiteOptions } from './site';

let site: Site;
afterEach(() => site.wrapper.unmount());

async function open(page: string, options: SiteOptions = {}): Promise<void> {
  site = await openSite(`${page}?${QUERY}`, options);
}

async function register(): Promise<void> {
  await site.type('name', 'Mina Okafor');
  await site.type('email', 'mina@example.com');
  await site.type('password', 'Correct-hors3');
  await site.submit();
}

async function enterCode(code = '123456'): Promise<void> {
  await site.type('code', code);
  await site.submit();
}

const route = (): unknown => site.router.currentRoute.value.name;

describe('the registration', () => {
  test('comes first with prompt=register, and its sign-in link does not lead back to it', async () => {
    site = await openSite(`/authorize?${QUERY}&prompt=register`);
    expect(route()).toBe('register');
    await site.wrapper.findAll('a').find((link) => link.text() === texts.register.signIn)!.trigger('click');
    await site.settle();
    expect(site.wrapper.get('h1').text()).toBe(texts.signIn.title);
    expect(site.router.currentRoute.value.query).toMatchObject({ state: 'the-state', return_path: '/orders' });
  });

  test('from form to application in one go', async () => {
    await open('/register');
    await register();
    expect(site.cognito.signUp).toHaveBeenCalledExactlyOnceWith({
      name: 'Mina Okafor',
      email: 'mina@example.com',
      password: 'Correct-hors3',
      phone: undefined,
      gender: undefined,
      acceptsMarketing: false,
      applicationId: 'shop',
    });
    expect(site.router.currentRoute.value).toMatchObject({ name: 'confirm', query: { state: 'the-state', return_path: '/orders' } });
    await enterCode();
    expect(site.cognito.confirmSignUp).toHaveBeenCalledExactlyOnceWith({ email: 'mina@example.com', code: '123456', applicationId: 'shop' });
    expect(site.cognito.signIn).toHaveBeenCalledExactlyOnceWith('mina@example.com', 'Correct-hors3');
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('a taken email looks exactly like a fresh one', async () => {
    await open('/register');
    await register();
    const fresh = site.wrapper.html();
    site.wrapper.unmount();
    await open('/register');
    site.cognito.signUp.mockRejectedValueOnce(cognitoFailure('user_exists'));
    await register();
    const withoutIds = (html: string): string => html.replace(/v-\d+/g, 'id');
    expect(withoutIds(site.wrapper.html())).toBe(withoutIds(fresh));
  });

  test('a wrong form sends nothing and starts at its first wrong field', async () => {
    await open('/register');
    await site.type('name', 'Mina');
    await site.type('phone', '12');
    await site.submit();
    expect(site.cognito.signUp).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(site.wrapper.get('[name=email]').element);
    expect(site.wrapper.findAll('[aria-invalid=true]').map((field) => field.attributes('name'))).toEqual(['email', 'password', 'phone']);
  });

  test('the password rules answer while typing', async () => {
    await open('/register');
    const met = (): number => site.wrapper.findAll('.rules__item[data-met=true]').length;
    expect(met()).toBe(0);
    await site.type('password', 'abcdefghijkl');
    expect(met()).toBe(2);
    await site.type('password', 'Abcdefghijk-1');
    expect(met()).toBe(5);
    expect(site.text()).toContain(texts.password.allMet);
  });

  test.each([
    ['sign_up_refused', 'email', texts.errors.signUpRefused],
    ['invalid_password', 'password', texts.errors.passwordRefused],
  ] as const)('%s is said at the %s', async (code, field, sentence) => {
    await open('/register');
    site.cognito.signUp.mockRejectedValueOnce(cognitoFailure(code));
    await register();
    expect(site.wrapper.get(`[name=${field}]`).attributes('aria-invalid')).toBe('true');
    expect(site.text()).toContain(sentence);
    expect(route()).toBe('register');
  });
});

describe('the code', () => {
  test.each([
    ['invalid_code', texts.errors.codeWrong],
    ['expired_code', texts.errors.codeExpired],
  ] as const)('%s says "%s" and may be tried again', async (code, sentence) => {
    await open('/register');
    await register();
    site.cognito.confirmSignUp.mockRejectedValueOnce(cognitoFailure(code));
    await enterCode();
    expect(site.text()).toContain(sentence);
    expect(document.activeElement).toBe(site.wrapper.get('[name=code]').element);
    await enterCode('654321');
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('takes pasted spaces and dashes, and is asked for whole', async () => {
    await open('/register');
    await register();
    await enterCode('12-34');
    expect(site.text()).toContain(texts.errors.codeMissing);
    expect(site.cognito.confirmSignUp).not.toHaveBeenCalled();
    await enterCode(' 123 - 456 ');
    expect(site.cognito.confirmSignUp.mock.lastCall![0].code).toBe('123456');
  });

  test('confirmed although the answer failed: the sign-in settles it', async () => {
    await open('/register');
    await register();
    site.cognito.confirmSignUp.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    await enterCode();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('not confirmed and no answer: says so and keeps the page', async () => {
    await open('/register');
    await register();
    site.cognito.confirmSignUp.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('user_not_confirmed'));
    await enterCode();
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
    await open('/register', { mailboxUrl });
    await register();
    expect(site.text().includes(texts.confirm.mailboxLink)).toBe(linked);
  });
});

describe('after a reload of the code page', () => {
  test('the code is enough to confirm; then the password is asked for', async () => {
    const storage = memoryStorage();
    await open('/register', { storage });
    await register();
    site.wrapper.unmount();
    await open('/confirm', { storage });
    expect(site.text()).toContain('mina@example.com');
    await enterCode();
    expect(site.cognito.signIn).not.toHaveBeenCalled();
    expect(site.text()).toContain(texts.signIn.confirmed);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe('mina@example.com');
    expect(site.router.currentRoute.value.query).toMatchObject({ state: 'the-state' });
  });
});

describe('asking for a new code', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0, toFake: ['setInterval', 'clearInterval', 'Date'] }));
  afterEach(() => vi.useRealTimers());

  const button = () => site.wrapper.get('button.button--secondary');

  test('waits out the countdown, which a reload does not restart', async () => {
    const storage = memoryStorage();
    await open('/register', { storage, now: Date.now });
    await register();
    expect(button().text()).toBe(texts.confirm.resendIn('0:30'));
    vi.advanceTimersByTime(10_000);
    site.wrapper.unmount();
    await open('/confirm', { storage, now: Date.now });
    expect(button().text()).toBe(texts.confirm.resendIn('0:20'));
    await button().trigger('click');
    await site.settle();
    expect(site.cognito.resendCode).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20_000);
    await button().trigger('click');
    await site.settle();
    expect(site.cognito.resendCode).toHaveBeenCalledExactlyOnceWith({ email: 'mina@example.com', applicationId: 'shop' });
    expect(site.text()).toContain(texts.confirm.resent);
    expect(button().attributes('aria-disabled')).toBe('true');
  });

  test('a refusal names the wait and counts it', async () => {
    await open('/register', { now: Date.now });
    await register();
    vi.advanceTimersByTime(30_000);
    site.cognito.resendCode.mockRejectedValueOnce(cognitoFailure('too_many_requests', 75));
    await button().trigger('click');
    await site.settle();
    expect(site.text()).toContain(texts.errors.tooMany('75 seconds'));
    expect(button().text()).toBe(texts.confirm.resendIn('1:15'));
  });
});
