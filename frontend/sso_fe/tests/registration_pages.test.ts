import { afterEach, describe, expect, test } from 'vitest';

import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { enterCode, register } from './registering';
import { cognitoFailure, openSite, QUERY, refusal, SESSION_ADDRESS, type Answer, type Site, type SiteOptions } from './site';

let site: Site;
afterEach(() => site.wrapper.unmount());

async function open(options: SiteOptions = {}): Promise<void> {
  site = await openSite(`/register?${QUERY}`, options);
}

const route = (): unknown => site.router.currentRoute.value.name;

describe('the registration', () => {
  test('comes first with prompt=register, and its sign-in link does not lead back to it', async () => {
    site = await openSite(`/authorize?${QUERY}&prompt=register`);
    expect(route()).toBe('register');
    await site.wrapper.findAll('a').find((link) => link.text() === more.register.signIn)!.trigger('click');
    await site.settle();
    expect(site.wrapper.get('h1').text()).toBe(texts.signIn.title);
    expect(site.router.currentRoute.value.query).toMatchObject({ state: 'the-state', return_path: '/orders' });
  });

  test('and the sign-in form hand each other the typed address, but not in the URL', async () => {
    const email = (): string => site.wrapper.get<HTMLInputElement>('[name=email]').element.value;
    await open();
    await site.type('email', ' mina@example.com');
    await site.follow(more.register.signIn);
    expect(email()).toBe('mina@example.com');
    await site.type('email', 'bob@example.com');
    await site.follow(texts.signIn.register);
    expect(route()).toBe('register');
    expect(email()).toBe('bob@example.com');
    expect(decodeURIComponent(site.router.currentRoute.value.fullPath)).not.toContain('@');
  });

  test('from form to application in one go', async () => {
    await open();
    await register(site);
    expect(site.cognito.signUp).toHaveBeenCalledExactlyOnceWith({
      name: 'Mina Okafor',
      email: 'mina@example.com',
      password: 'Correct-hors3',
      phone: undefined,
      gender: undefined,
      acceptsMarketing: false,
      applicationId: 'shop',
      language: 'en',
    });
    expect(site.router.currentRoute.value).toMatchObject({ name: 'confirm', query: { state: 'the-state', return_path: '/orders' } });
    await enterCode(site);
    expect(site.cognito.confirmSignUp).toHaveBeenCalledExactlyOnceWith({ email: 'mina@example.com', code: '123456', applicationId: 'shop' });
    expect(site.cognito.signIn).toHaveBeenCalledExactlyOnceWith('mina@example.com', 'Correct-hors3');
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test.each<[string, Answer]>([
    ['a first mail', { status: 200, body: { retry_after: 30 } }],
    ['a later mail', { status: 200, body: { retry_after: 300 } }],
    ['no mail yet', refusal(429, 'too_many_requests', { 'Retry-After': '77' })],
  ])('a taken email looks exactly like a fresh one, with %s', async (_name, answer) => {
    await open();
    await register(site);
    const fresh = site.wrapper.html();
    site.wrapper.unmount();
    await open();
    site.backend['/api/send-code'] = answer;
    site.cognito.signUp.mockRejectedValueOnce(cognitoFailure('user_exists'));
    await register(site);
    const withoutIds = (html: string): string => html.replace(/v-\d+/g, 'id');
    expect(withoutIds(site.wrapper.html())).toBe(withoutIds(fresh));
  });

  test('an address that was never confirmed gets the mail that the next page promises', async () => {
    await open();
    site.cognito.signUp.mockRejectedValueOnce(cognitoFailure('user_exists'));
    await register(site);
    expect(site.bodies('/api/send-code')).toEqual([{ email: 'mina@example.com', purpose: 'sign_up', language: 'en', application_id: 'shop' }]);
  });

  test('a refused mail for a taken address changes nothing', async () => {
    await open();
    site.cognito.signUp.mockRejectedValueOnce(cognitoFailure('user_exists'));
    site.backend['/api/send-code'] = refusal(503, 'temporarily_unavailable');
    await register(site);
    expect(site.wrapper.get('h1').text()).toBe('Enter the code');
  });

  test('a browser that keeps nothing for the page loses nothing until a reload', async () => {
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await open({ storage: { getItem: refuse, setItem: refuse, removeItem: refuse } });
    await register(site);
    expect(site.wrapper.get('h1').text()).toBe('Enter the code');
    await enterCode(site);
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('a wrong form sends nothing and leads through what is wrong', async () => {
    await open();
    await site.type('name', 'Mina');
    await site.type('phone', '12');
    await site.submit();
    expect(site.cognito.signUp).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(site.wrapper.get('.error-summary').element);
    expect(site.wrapper.findAll('.error-summary a').map((link) => link.text())).toEqual([texts.errors.email, texts.errors.passwordWeak, texts.errors.phone]);
    expect(site.wrapper.findAll('[aria-invalid=true]').map((field) => field.attributes('name'))).toEqual(['email', 'password', 'phone']);
  });

  test('the password rules answer while typing', async () => {
    await open();
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
    await open();
    site.cognito.signUp.mockRejectedValueOnce(cognitoFailure(code));
    await register(site);
    expect(site.wrapper.get(`[name=${field}]`).attributes('aria-invalid')).toBe('true');
    expect(site.text()).toContain(sentence);
    expect(route()).toBe('register');
  });
});
