import { speak } from 'language';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { register } from './registering';
import { authorizeBody, cognitoFailure, openSite, QUERY, refusal, SESSION_ADDRESS, TOKENS, type Backend, type Site } from './site';

let site: Site;
afterEach(() => {
  site.wrapper.unmount();
  vi.restoreAllMocks();
});

async function open(backend: Backend = {}): Promise<void> {
  site = await openSite(`/authorize?${QUERY}`, { backend });
}

async function signIn(email = 'mina@example.com', password = 'secret'): Promise<void> {
  await site.type('email', email);
  await site.type('password', password);
  await site.submit();
}

test('signs a member in and hands over with the fresh login', async () => {
  await open();
  expect(document.activeElement).toBe(site.wrapper.get('[name=email]').element);
  await signIn(' mina@example.com ');
  expect(site.cognito.signIn).toHaveBeenCalledExactlyOnceWith('mina@example.com', 'secret');
  expect(site.calls.slice(1).map(({ path, bearer }) => [path, bearer])).toEqual([
    ['/api/check-app-user', 'Bearer id-token'],
    ['/api/init-session', 'Bearer id-token'],
  ]);
  expect(site.left).toEqual([SESSION_ADDRESS]);
});

test.each([
  ['open', texts.join.title('Shop')],
  ['invite', texts.refused.title('Shop')],
])('a stranger to an %s application sees "%s"', async (enrolment, title) => {
  await open({
    '/api/authorize': authorizeBody({ enrolment }),
    '/api/check-app-user': { status: 200, body: { application_id: 'shop', user_id: 'u1', member: false } },
  });
  await signIn();
  expect(site.wrapper.get('h1').text()).toBe(title);
  expect(site.text()).toContain('mina@example.com');
  expect(site.left).toEqual([]);
});

test('a login too old for the hand-off is asked for again', async () => {
  await open({ '/api/init-session': refusal(401, 'login_required') });
  await signIn();
  expect(site.text()).toContain(texts.signIn.again);
  expect(site.left).toEqual([]);
});

describe('what is wrong', () => {
  test('empty fields are named in sum and at each, and Cognito is not asked', async () => {
    await open();
    await site.submit();
    const summary = site.wrapper.get('.error-summary');
    expect(document.activeElement).toBe(summary.element);
    expect(document.getElementById(summary.attributes('aria-labelledby')!)?.textContent).toBe(texts.errors.summary);
    expect(summary.findAll('a').map((link) => link.text())).toEqual([texts.errors.email, texts.errors.passwordMissing]);
    const email = site.wrapper.get('[name=email]');
    expect(email.attributes('aria-invalid')).toBe('true');
    const described = email.attributes('aria-describedby')!.split(' ').map((id) => document.getElementById(id)?.textContent);
    expect(described).toContain(texts.errors.email);
    expect(site.text()).toContain(texts.errors.passwordMissing);
    expect(site.cognito.signIn).not.toHaveBeenCalled();
  });

  test('each line of the sum leads to its field, and stays until the next submission', async () => {
    await open();
    await site.submit();
    await site.wrapper.findAll('.error-summary a')[1]!.trigger('click');
    expect(document.activeElement).toBe(site.wrapper.get('[name=password]').element);
    await site.type('password', 'secret');
    expect(site.wrapper.findAll('.error-summary a')).toHaveLength(2);
    await site.submit();
    expect(site.wrapper.find('.error-summary').exists()).toBe(false);
    expect(document.activeElement).toBe(site.wrapper.get('[name=email]').element);
  });

  test('in another language the sum is of what is wrong by then', async () => {
    await open();
    await site.submit();
    await speak('de');
    await site.settle();
    const lines = (): string[] => site.wrapper.findAll('.error-summary a').map((link) => link.text());
    expect(lines()).toEqual([texts.errors.email, texts.errors.passwordMissing]);
    await site.type('password', 'secret');
    await speak('en');
    await site.settle();
    expect(lines()).toEqual([]);
    expect(site.wrapper.get('[name=email]').attributes('aria-invalid')).toBe('true');
  });

  test('without a network nothing is lost', async () => {
    await open();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    await signIn();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.offline);
    expect(site.wrapper.get<HTMLInputElement>('[name=password]').element.value).toBe('secret');
  });

  test('a machine without a network still reaches a site of its own', async () => {
    await open();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await signIn();
    expect(site.cognito.signIn).toHaveBeenCalledOnce();
    expect(site.wrapper.find('[role=alert]').exists()).toBe(false);
  });

  test('half an email address is not sent', async () => {
    await open();
    await signIn('mina@example');
    expect(site.text()).toContain(texts.errors.email);
    expect(site.cognito.signIn).not.toHaveBeenCalled();
  });

  test('a wrong password is said at the password, until something changes', async () => {
    await open();
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('invalid_credentials'));
    await signIn();
    expect(site.text()).toContain(texts.errors.credentials);
    expect(document.activeElement).toBe(site.wrapper.get('[name=password]').element);
    await site.type('password', 'other');
    expect(site.text()).not.toContain(texts.errors.credentials);
  });

  test('throttling is a wait, not a wrong password', async () => {
    await open();
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('too_many_requests', 40));
    await signIn();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.tooMany('40 seconds'));
    expect(site.text()).not.toContain(texts.errors.credentials);
    expect(site.wrapper.find('[aria-invalid=true]').exists()).toBe(false);
  });
});

test('a second click while busy does nothing', async () => {
  await open();
  let finish = (): void => undefined;
  site.cognito.signIn.mockReturnValueOnce(
    new Promise((resolve) => {
      finish = () => resolve(TOKENS);
    }),
  );
  await signIn();
  expect(site.wrapper.get('button[type=submit]').attributes('aria-busy')).toBe('true');
  await site.submit();
  finish();
  await site.settle();
  expect(site.cognito.signIn).toHaveBeenCalledTimes(1);
  expect(site.left).toEqual([SESSION_ADDRESS]);
});

describe('an account that never entered its code', () => {
  test('gets a fresh code and the code page', async () => {
    await open();
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('user_not_confirmed'));
    await signIn();
    expect(site.bodies('/api/send-code')).toEqual([{ email: 'mina@example.com', purpose: 'sign_up', language: 'en', application_id: 'shop' }]);
    expect(site.router.currentRoute.value).toMatchObject({ name: 'confirm', query: { state: 'the-state', return_path: '/orders' } });
    await site.type('code', '123456');
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('reaches the code page also when no new code can be sent, and may ask at once', async () => {
    await open();
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('user_not_confirmed'));
    site.backend['/api/send-code'] = refusal(503, 'temporarily_unavailable');
    await signIn();
    expect(site.router.currentRoute.value.name).toBe('confirm');
    expect(site.text()).toContain(more.confirm.resend);
  });

  test('waits as long as the server says after a code that just went out', async () => {
    await open({ '/api/send-code': refusal(429, 'too_many_requests', { 'Retry-After': '75' }) });
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('user_not_confirmed'));
    await signIn();
    expect(site.text()).toContain(more.confirm.resendIn('1:15'));
  });

  test('is not sent a second code right after its registration', async () => {
    site = await openSite(`/register?${QUERY}`);
    await register(site);
    await site.follow(more.confirm.signInInstead);
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('user_not_confirmed'));
    await site.type('password', 'Correct-hors3');
    await site.submit();
    expect(site.router.currentRoute.value.name).toBe('confirm');
    expect(site.bodies('/api/send-code')).toEqual([]);
    expect(site.text()).toContain(more.confirm.resendIn('0:30'));
  });
});

test('the password can be shown, is filled by managers, and may be pasted', async () => {
  await open();
  const password = site.wrapper.get('[name=password]');
  expect(password.attributes()).toMatchObject({ type: 'password', autocomplete: 'current-password' });
  expect(site.wrapper.get('[name=email]').attributes('autocomplete')).toBe('username');
  await site.wrapper.get(`button[aria-controls="${password.attributes('id')}"]`).trigger('click');
  expect(password.attributes('type')).toBe('text');
  expect(password.element.dispatchEvent(new Event('paste', { cancelable: true }))).toBe(true);
});

test('cancel goes back with access_denied', async () => {
  await open();
  const cancel = site.wrapper.findAll('a').find((link) => link.text() === texts.pass.cancel('Shop'));
  expect(cancel?.attributes('href')).toBe('https://shop.example/success?error=access_denied&state=the-state');
});
