import { afterEach, beforeEach, describe, expect, test, vi, type Mock } from 'vitest';

import type { SignInResult } from '../src/cognito';
import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { enterCode, register } from './registering';
import { cognitoFailure, openSite, QUERY, SESSION_ADDRESS, TOKENS, type Site } from './site';

let site: Site;
beforeEach(async () => {
  site = await openSite(`/authorize?${QUERY}`);
});
afterEach(() => site.wrapper.unmount());

async function signIn(): Promise<void> {
  await site.type('email', 'mina@example.com');
  await site.type('password', 'secret');
  await site.submit();
}

describe('a user with an authenticator app', () => {
  let answer: Mock<(code: string) => Promise<SignInResult>>;
  beforeEach(async () => {
    answer = vi.fn(async () => TOKENS);
    site.cognito.signIn.mockResolvedValueOnce({ kind: 'totp', answer });
    await signIn();
  });

  test('is asked for its code and then handed over with the fresh login', async () => {
    expect(site.left).toEqual([]);
    expect(site.calls.map(({ path }) => path)).toEqual(['/api/authorize']);
    expect(site.wrapper.get('h1').text()).toBe(texts.secondFactor.title);
    await enterCode(site);
    expect(answer).toHaveBeenCalledExactlyOnceWith('123456');
    expect(site.calls.at(-1)).toMatchObject({ path: '/api/init-session', bearer: 'Bearer id-token' });
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('finds the field focused, filled by the system and open to a pasted code', async () => {
    const field = site.wrapper.get('[name=code]');
    expect(document.activeElement).toBe(field.element);
    expect(field.attributes()).toMatchObject({ autocomplete: 'one-time-code', inputmode: 'numeric' });
    await enterCode(site, ' 123 456 ');
    expect(answer).toHaveBeenCalledExactlyOnceWith('123456');
  });

  test('is told of a wrong code at the field and may try again', async () => {
    answer.mockRejectedValueOnce(cognitoFailure('invalid_code'));
    await enterCode(site, '000000');
    expect(site.text()).toContain(more.totp.codeWrong);
    expect(document.activeElement).toBe(site.wrapper.get('[name=code]').element);
    await enterCode(site);
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('is told of half a code without Cognito', async () => {
    await enterCode(site, '123');
    expect(site.text()).toContain(more.totp.codeMissing);
    expect(answer).not.toHaveBeenCalled();
  });

  test('reads about throttling as a wait', async () => {
    answer.mockRejectedValueOnce(cognitoFailure('too_many_requests', 40));
    await enterCode(site);
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.tooMany('40 seconds'));
    expect(site.wrapper.find('[aria-invalid=true]').exists()).toBe(false);
  });

  test('who waited too long is led back to the password, which says why', async () => {
    answer.mockRejectedValueOnce(cognitoFailure('expired_login'));
    await enterCode(site);
    expect(site.text()).toContain(texts.signIn.again);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe('mina@example.com');
    const password = site.wrapper.get<HTMLInputElement>('[name=password]').element;
    expect(document.activeElement).toBe(password);
    expect(password.value).toBe('');
    await site.type('password', 'secret');
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('may go back to the password by himself', async () => {
    await site.follow(texts.secondFactor.restart);
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
    expect(site.text()).not.toContain(texts.signIn.again);
  });
});

describe('a user who must set up an authenticator app', () => {
  const begin = vi.fn(async () => ({ secret: 'JBSWY3DPEHPK3PXP' }));
  const verify = vi.fn(async (_code: string): Promise<SignInResult> => TOKENS);
  const setUp = { kind: 'totpSetup', begin, verify } as const;
  afterEach(() => vi.clearAllMocks());

  test('does so on the way and is handed over', async () => {
    site.cognito.signIn.mockResolvedValueOnce(setUp);
    await signIn();
    expect(site.wrapper.get('h1').text()).toBe(texts.secondFactor.setUpTitle);
    expect(begin).toHaveBeenCalledOnce();
    expect(site.text().replace(/\s/g, '')).toContain('JBSWY3DPEHPK3PXP');
    await enterCode(site);
    expect(verify).toHaveBeenCalledExactlyOnceWith('123456');
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test.each(['begin', 'verify'] as const)('is led back to the password when the login expires at %s', async (step) => {
    (step === 'begin' ? begin : verify).mockRejectedValueOnce(cognitoFailure('expired_login'));
    site.cognito.signIn.mockResolvedValueOnce(setUp);
    await signIn();
    if (step === 'verify') await enterCode(site);
    expect(site.text()).toContain(texts.signIn.again);
    expect(site.wrapper.find('[name=password]').exists()).toBe(true);
  });

  test('right after registering', async () => {
    site.wrapper.unmount();
    site = await openSite(`/register?${QUERY}`);
    await register(site);
    site.cognito.signIn.mockResolvedValueOnce(setUp);
    await enterCode(site);
    expect(site.wrapper.get('h1').text()).toBe(texts.secondFactor.setUpTitle);
    await enterCode(site);
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('may leave it after registering and is asked to sign in later, his address confirmed', async () => {
    site.wrapper.unmount();
    site = await openSite(`/register?${QUERY}`);
    await register(site);
    site.cognito.signIn.mockResolvedValueOnce(setUp);
    await enterCode(site);
    await site.follow(texts.secondFactor.restart);
    expect(site.text()).toContain(texts.arrival.confirmed);
    expect(site.wrapper.get<HTMLInputElement>('[name=email]').element.value).toBe('mina@example.com');
  });
});
