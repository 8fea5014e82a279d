import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseQuery } from 'vue-router';

import { more } from '../src/texts/more';
import { texts } from '../src/texts';
import { askForCode, EMAIL, NEXT, setPassword } from './recovering';
import { cognitoFailure, openSite, QUERY, refusal, SESSION_ADDRESS, TOKENS, type Answer, type Site, type SiteOptions } from './site';

let site: Site;
afterEach(() => site.wrapper.unmount());

async function open(options: SiteOptions = {}, address = `/recover?${QUERY}`): Promise<void> {
  site = await openSite(address, options);
}

const title = (): string => site.wrapper.get('h1').text();
const address = (): string => site.router.currentRoute.value.fullPath;

describe('on the way to an application', () => {
  test('from the sign-in form, which hands on the typed address but not in the URL', async () => {
    await open({}, `/authorize?${QUERY}`);
    await site.type('email', EMAIL);
    await site.follow(texts.signIn.forgot);
    expect(title()).toBe(more.recovery.title);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe(EMAIL);
    expect(site.router.currentRoute.value.query).toMatchObject({ state: 'the-state', return_path: '/orders' });
    expect(decodeURIComponent(address())).not.toContain('mina');
    await site.follow(more.recovery.back);
    expect(title()).toBe(texts.signIn.title);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe(EMAIL);
  });

  test('sends a code, sets the password, says who was signed out, and goes on signed in', async () => {
    await open();
    await askForCode(site, ` ${EMAIL} `);
    expect(site.bodies('/api/send-code')).toEqual([{ email: EMAIL, purpose: 'recovery', language: 'en', application_id: 'shop' }]);
    expect(title()).toBe(more.recovery.codeTitle);
    await setPassword(site, ' 123 456 ');
    expect(site.cognito.confirmForgotPassword).toHaveBeenCalledExactlyOnceWith({ email: EMAIL, code: '123456', password: NEXT });
    expect(site.cognito.signIn).toHaveBeenCalledExactlyOnceWith(EMAIL, NEXT);
    expect(site.text()).toContain(more.recovery.othersEnded);
    expect(document.activeElement).toBe(site.wrapper.get('h1').element);
    expect(site.left).toEqual([]);
    await site.submit();
    expect(site.calls.at(-1)).toMatchObject({ path: '/api/init-session', bearer: 'Bearer id-token' });
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('asks for the authenticator’s code where the account has one', async () => {
    await open();
    await askForCode(site);
    const answer = vi.fn(async () => TOKENS);
    site.cognito.signIn.mockResolvedValueOnce({ kind: 'totp', answer });
    await setPassword(site);
    expect(title()).toBe(texts.secondFactor.title);
    await site.type('code', '654321');
    await site.submit();
    expect(answer).toHaveBeenCalledExactlyOnceWith('654321');
    expect(site.text()).toContain(more.recovery.othersEnded);
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('a second factor given up leads to the sign-in form, with the new password set', async () => {
    await open();
    await askForCode(site);
    site.cognito.signIn.mockResolvedValueOnce({ kind: 'totp', answer: async () => TOKENS });
    await setPassword(site);
    await site.follow(texts.secondFactor.restart);
    expect(title()).toBe(texts.signIn.title);
    expect(site.text()).toContain(texts.arrival.recovered);
  });

  test.each(['', QUERY])('a reload after the change does not ask for another one, with %j', async (query) => {
    await open({}, `/recover?${query}`);
    await askForCode(site);
    await setPassword(site);
    const { state } = site.router.options.history;
    site.wrapper.unmount();
    site = await openSite({ path: '/recover', query: parseQuery(query), state });
    expect(title()).toBe(texts.signIn.title);
    expect(site.router.currentRoute.value.name).toBe(query ? 'authorize' : 'account');
    expect(site.text()).toContain(texts.arrival.recovered);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe(EMAIL);
  });

  test('an account that must have a new password is led here from the sign-in', async () => {
    await open({}, `/authorize?${QUERY}`);
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('password_reset_required'));
    await site.type('email', EMAIL);
    await site.type('password', 'secret');
    await site.submit();
    expect(site.router.currentRoute.value).toMatchObject({ name: 'recover', query: { state: 'the-state' } });
    expect(site.text()).toContain(texts.arrival.resetRequired);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe(EMAIL);
  });

  test('a password that is set although the sign-in fails is not asked for again', async () => {
    await open();
    await askForCode(site);
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('too_many_requests'));
    await setPassword(site);
    expect(title()).toBe(texts.signIn.title);
    expect(site.text()).toContain(texts.arrival.recovered);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe(EMAIL);
  });

  test('an answer that got lost is settled by signing in, and promises nothing about other devices', async () => {
    await open();
    await askForCode(site);
    site.cognito.confirmForgotPassword.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    await setPassword(site);
    expect(site.text()).toContain(more.recovery.othersUnclear);
    expect(site.text()).not.toContain(more.recovery.othersEnded);
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('no answer and no new password: says so and keeps the page', async () => {
    await open();
    await askForCode(site);
    site.cognito.confirmForgotPassword.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('invalid_credentials'));
    await setPassword(site);
    expect(site.wrapper.get('[role=alert]').text()).toContain('not answering');
    expect(title()).toBe(more.recovery.codeTitle);
  });
});

describe('without an application', () => {
  test('ends at the account, signed in', async () => {
    await open({}, '/recover');
    await askForCode(site);
    expect(site.bodies('/api/send-code')).toEqual([{ email: EMAIL, purpose: 'recovery', language: 'en' }]);
    await setPassword(site);
    expect(address()).toBe('/recover');
    await site.submit();
    expect(site.calls.find(({ path }) => path === '/api/sso-session')).toMatchObject({ bearer: 'Bearer id-token' });
    expect(address()).toBe('/account');
    expect(site.left).toEqual([]);
  });

  test('a password that is set although the sign-in fails leads to the account’s form, which says so', async () => {
    await open({}, '/recover');
    await askForCode(site);
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('too_many_requests'));
    await setPassword(site);
    expect(address()).toBe('/account');
    expect(site.text()).toContain(texts.arrival.recovered);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe(EMAIL);
    expect(document.activeElement).toBe(site.wrapper.get('[name=password]').element);
  });

  test('takes over the address that was typed at the account’s form', async () => {
    await open({}, '/account');
    await site.type('email', ` ${EMAIL}`);
    await site.follow(more.account.signIn.recover);
    expect(address()).toBe('/recover');
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe(EMAIL);
  });

  test('an account of this form, too, that must have a new password is led here', async () => {
    await open({}, '/account');
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('password_reset_required'));
    await site.type('email', EMAIL);
    await site.type('password', 'secret');
    await site.submit();
    expect(address()).toBe('/recover');
    expect(site.text()).toContain(texts.arrival.resetRequired);
  });

  test.each<[string, Answer, string]>([
    ['a failure is said in place and may be tried again', refusal(503, 'temporarily_unavailable'), '/recover'],
    ['a login grown too old leads to the account’s own form', refusal(401, 'login_required'), '/account'],
  ])('%s', async (_name, answer, end) => {
    await open({ backend: { '/api/sso-session': answer } }, '/recover');
    await askForCode(site);
    await setPassword(site);
    await site.submit();
    expect(address()).toBe(end);
    expect(site.wrapper.findAll('[role=alert]').length).toBe(end === '/recover' ? 1 : 0);
  });
});
