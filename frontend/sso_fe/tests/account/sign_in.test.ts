import { afterEach, describe, expect, test, vi } from 'vitest';

import { more } from '../../src/texts/more';
import { texts } from '../../src/texts';
import type { SignInResult } from '../../src/cognito';
import { cognitoFailure, refusal, TOKENS, type Backend } from '../site';
import { MINA, ok, openAccount, type AccountSite } from './account_site';

const { profile: profileTexts } = more.account;
const OUT: Backend = { 'GET /api/me': refusal(401, 'login_required') };

let site: AccountSite;
afterEach(() => site.wrapper.unmount());

async function signIn(): Promise<void> {
  await site.type('email', ' mina@example.com ');
  await site.type('password', 'secret');
  site.backend['GET /api/me'] = ok(MINA);
  await site.submit();
}

describe('signed out', () => {
  test('signs in where it stands and shows the section asked for', async () => {
    site = await openAccount('/applications', { backend: { ...OUT, '/api/applications': ok({ applications: [] }) } });
    expect(document.activeElement).toBe(site.wrapper.get('[name=email]').element);
    await signIn();
    expect(site.cognito.signIn.mock.calls[0]?.slice(0, 2)).toEqual(['mina@example.com', 'secret']);
    expect(site.calls.find(({ path }) => path === '/api/sso-session')?.bearer).toBe('Bearer id-token');
    expect(site.wrapper.get('h1').text()).toBe(more.account.applications.title);
    expect(site.router.currentRoute.value.fullPath).toBe('/account/applications');
  });

  test('names empty fields and asks nobody', async () => {
    site = await openAccount('', { backend: OUT });
    await site.submit();
    expect(site.text()).toContain(texts.errors.email);
    expect(site.text()).toContain(texts.errors.passwordMissing);
    expect(site.cognito.signIn).not.toHaveBeenCalled();
  });

  test('a wrong password is said at the password', async () => {
    site = await openAccount('', { backend: OUT });
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('invalid_credentials'));
    await signIn();
    expect(document.activeElement).toBe(site.wrapper.get('[name=password]').element);
    expect(site.text()).toContain(texts.errors.credentials);
  });

  test('Cognito’s silence is no wrong password', async () => {
    site = await openAccount('', { backend: OUT });
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    await signIn();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.unavailable(texts.errors.moment));
  });

  test('a browser that keeps no cookie is named, instead of asking again for ever', async () => {
    site = await openAccount('', { backend: OUT });
    await site.type('email', 'mina@example.com');
    await site.type('password', 'secret');
    await site.submit();
    expect(site.wrapper.get('h1').text()).toBe(texts.problem.cookieRefused.title);
    site.backend['GET /api/me'] = ok(MINA);
    await site.submitBy(texts.problem.retry);
    expect(site.wrapper.get('h1').text()).toBe(profileTexts.title);
  });

  test('what another page left to be said is said once', async () => {
    site = await openAccount('', { backend: OUT });
    await site.router.push({ path: '/', state: {} });
    await site.router.push({ path: '/account', state: { notice: 'recovered', email: 'mina@example.com' } });
    await site.settle();
    expect(site.text()).toContain(texts.arrival.recovered);
    await signIn();
    expect(site.wrapper.get('h1').text()).toBe(profileTexts.title);
    expect(site.router.options.history.state).toMatchObject({ notice: null, email: '' });
  });

  test('a login that cannot begin is kept: trying again asks Cognito nothing', async () => {
    site = await openAccount('', { backend: { ...OUT, '/api/sso-session': refusal(503, 'temporarily_unavailable') } });
    await signIn();
    expect(site.wrapper.get('[role=alert]').text()).toContain('not answering');
    site.backend['/api/sso-session'] = { status: 201, body: {} };
    await site.submit();
    expect(site.cognito.signIn).toHaveBeenCalledTimes(1);
    expect(site.wrapper.get('h1').text()).toBe(profileTexts.title);
  });

  test('a login too old to begin is made anew', async () => {
    site = await openAccount('', { backend: { ...OUT, '/api/sso-session': refusal(401, 'login_required') } });
    await signIn();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.expiredLogin);
    site.backend['/api/sso-session'] = { status: 201, body: {} };
    await site.submit();
    expect(site.cognito.signIn).toHaveBeenCalledTimes(2);
  });
});

describe('a second factor', () => {
  const answer = vi.fn(async (): Promise<SignInResult> => TOKENS);
  const totp: SignInResult = { kind: 'totp', answer };
  afterEach(() => answer.mockReset().mockResolvedValue(TOKENS));

  async function reachTheCode(): Promise<void> {
    site = await openAccount('', { backend: OUT });
    site.cognito.signIn.mockResolvedValueOnce(totp);
    await signIn();
  }

  test('is asked for after the password, and again when wrong', async () => {
    await reachTheCode();
    expect(document.activeElement).toBe(site.wrapper.get('[name=code]').element);
    expect(site.wrapper.find('[name=password]').exists()).toBe(false);
    await site.type('code', '12 34');
    await site.submit();
    expect(site.text()).toContain(more.totp.codeMissing);
    expect(answer).not.toHaveBeenCalled();
    answer.mockRejectedValueOnce(cognitoFailure('invalid_code'));
    await site.type('code', '111111');
    await site.submit();
    expect(site.text()).toContain(more.totp.codeWrong);
    await site.type('code', '222 222');
    await site.submit();
    expect(answer.mock.calls).toEqual([['111111'], ['222222']]);
    expect(site.wrapper.get('h1').text()).toBe(profileTexts.title);
  });

  test('answered too late leads back to the password', async () => {
    await reachTheCode();
    answer.mockRejectedValueOnce(cognitoFailure('expired_login'));
    await site.type('code', '111111');
    await site.submit();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.expiredLogin);
    expect(site.wrapper.get<HTMLInputElement>('[name=password]').element.value).toBe('secret');
  });

  test('may be left for another account', async () => {
    await reachTheCode();
    await site.press(texts.secondFactor.restart);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toContain('mina@example.com');
    await site.submit();
    expect(site.cognito.signIn).toHaveBeenCalledTimes(2);
  });

  test('that is required and missing is set up on the way', async () => {
    const verify = vi.fn(async (): Promise<SignInResult> => TOKENS);
    const begin = vi.fn(async () => ({ secret: 'JBSWY3DPEHPK3PXP' }));
    site = await openAccount('', { backend: OUT, config: { mfa: 'required' } });
    site.cognito.signIn.mockResolvedValueOnce({ kind: 'totpSetup', begin, verify });
    await signIn();
    expect(site.text()).toContain('JBSW Y3DP EHPK 3PXP');
    await site.type('code', '123456');
    await site.submitBy(more.totp.finish);
    expect(verify).toHaveBeenCalledExactlyOnceWith('123456');
    expect(site.wrapper.get('h1').text()).toBe(profileTexts.title);
  });
});
