import { afterEach, beforeEach, describe, expect, test, vi, type Mock } from 'vitest';

import type { SignInResult } from '../src/cognito';
import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { MINA, ok, openAccount, type AccountSite } from './account/account_site';
import { cognitoFailure, openSite, QUERY, refusal, SESSION_ADDRESS, TOKENS, type Site, type SiteOptions } from './site';

const t = more.ownPassword;
const NEXT = 'Correct-hors3';

let site: Site;
let answer: Mock<(password: string, name?: string) => Promise<SignInResult>>;
beforeEach(() => {
  answer = vi.fn(async () => TOKENS);
});
afterEach(() => site.wrapper.unmount());

async function signIn(nameMissing = false): Promise<void> {
  site.cognito.signIn.mockResolvedValueOnce({ kind: 'newPassword', nameMissing, answer });
  await site.type('email', 'mina@example.com');
  await site.type('password', 'Temporary-1');
  await site.submit();
}

async function choose(password = NEXT): Promise<void> {
  await site.type('password', password);
  await site.submit();
}

const focused = (): string | null => document.activeElement?.getAttribute('name') ?? null;

describe('an invited user on the way to an application', () => {
  async function arrive({ nameMissing = false, ...options }: SiteOptions & { nameMissing?: boolean } = {}): Promise<void> {
    site = await openSite(`/authorize?${QUERY}`, options);
    await signIn(nameMissing);
  }

  test('chooses a password and is handed over with this login', async () => {
    await arrive();
    expect(site.wrapper.get('h1').text()).toBe(t.title);
    expect(focused()).toBe('password');
    expect(site.wrapper.get('[name=password]').attributes('autocomplete')).toBe('new-password');
    expect(site.wrapper.get<HTMLInputElement>('[name=username]').element.value).toBe('mina@example.com');
    expect(site.left).toEqual([]);
    await choose();
    expect(answer).toHaveBeenCalledExactlyOnceWith(NEXT, undefined);
    expect(site.calls.at(-1)).toMatchObject({ path: '/api/init-session', bearer: 'Bearer id-token' });
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('gives a name where nobody has', async () => {
    await arrive({ nameMissing: true });
    expect(focused()).toBe('name');
    await choose();
    expect(site.text()).toContain(texts.errors.name);
    expect(focused()).toBe('name');
    expect(answer).not.toHaveBeenCalled();
    await site.type('name', ' Mina  Okafor ');
    await site.submit();
    expect(answer).toHaveBeenCalledExactlyOnceWith(NEXT, 'Mina Okafor');
  });

  test('sees the rules of this environment, and a weak password does not reach Cognito', async () => {
    const passwordPolicy = { minLength: 20, lowercase: true, uppercase: false, digits: false, symbols: false };
    await arrive({ config: { passwordPolicy } });
    expect(site.wrapper.findAll('.rules__item')).toHaveLength(2);
    expect(site.text()).toContain(texts.password.rules.length(20));
    await choose('correct-horse-7');
    expect(site.text()).toContain(texts.errors.passwordWeak);
    expect(answer).not.toHaveBeenCalled();
    await choose('correct horse battery');
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test.each([
    ['invalid_password', texts.errors.passwordRefused],
    ['same_password', t.same],
  ] as const)('is told of %s at the field and may choose another', async (code, sentence) => {
    await arrive();
    answer.mockRejectedValueOnce(cognitoFailure(code));
    await choose();
    expect(site.text()).toContain(sentence);
    expect(focused()).toBe('password');
    expect(site.wrapper.find('[role=alert]').exists()).toBe(false);
    await choose('Correct-hors4');
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('reads about an outage in a notice and may try again', async () => {
    await arrive();
    answer.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable', 9));
    await choose();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.unavailable('9 seconds'));
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('who clicks twice chooses once', async () => {
    await arrive();
    let finish = (): void => undefined;
    answer.mockReturnValueOnce(
      new Promise((resolve) => {
        finish = () => resolve(TOKENS);
      }),
    );
    await choose();
    expect(site.wrapper.get('button[type=submit]').attributes('aria-busy')).toBe('true');
    await site.submit();
    finish();
    await site.settle();
    expect(answer).toHaveBeenCalledTimes(1);
  });

  test('who waited too long is led back to the password, which says why', async () => {
    await arrive();
    answer.mockRejectedValueOnce(cognitoFailure('expired_login'));
    await choose();
    expect(site.text()).toContain(texts.signIn.again);
    expect(focused()).toBe('password');
    expect(site.wrapper.get<HTMLInputElement>('[name=password]').element.value).toBe('');
  });

  test('may go back to the password by himself', async () => {
    await arrive();
    await site.follow(texts.secondFactor.restart);
    expect(site.wrapper.get('h1').text()).toBe(texts.signIn.title);
    expect(site.text()).not.toContain(texts.signIn.again);
  });

  test('enters the code of an app next, where the account asks for one', async () => {
    await arrive();
    answer.mockResolvedValueOnce({ kind: 'totp', answer: async () => TOKENS });
    await choose();
    expect(site.wrapper.get('h1').text()).toBe(texts.secondFactor.title);
    await site.type('code', '123456');
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('sets an app up next, where the environment wants one', async () => {
    await arrive();
    const verify = vi.fn(async (): Promise<SignInResult> => TOKENS);
    answer.mockResolvedValueOnce({ kind: 'totpSetup', begin: async () => ({ secret: 'JBSWY3DP' }), verify });
    await choose();
    expect(site.wrapper.get('h1').text()).toBe(texts.secondFactor.setUpTitle);
    await site.type('code', '123456');
    await site.submit();
    expect(site.left).toEqual([SESSION_ADDRESS]);
  });

  test('whose temporary password has expired is told whom to ask', async () => {
    site = await openSite(`/authorize?${QUERY}`);
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('temporary_password_expired'));
    await site.type('email', 'mina@example.com');
    await site.type('password', 'Temporary-1');
    await site.submit();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.temporaryPasswordExpired);
  });
});

describe('an invited user at the account pages', () => {
  async function arrive(): Promise<AccountSite> {
    const account = await openAccount('', { backend: { 'GET /api/me': refusal(401, 'login_required') } });
    site = account;
    await signIn();
    site.backend['GET /api/me'] = ok(MINA);
    return account;
  }

  test('chooses a password and is in', async () => {
    await arrive();
    expect(site.text()).toContain(more.account.signIn.steps.newPassword);
    await choose();
    expect(answer).toHaveBeenCalledExactlyOnceWith(NEXT, undefined);
    expect(site.calls.find(({ path }) => path === '/api/sso-session')?.bearer).toBe('Bearer id-token');
    expect(site.wrapper.get('h1').text()).toBe(more.account.profile.title);
  });

  test('enters the code of an app next, where the account asks for one', async () => {
    await arrive();
    answer.mockResolvedValueOnce({ kind: 'totp', answer: async () => TOKENS });
    await choose();
    expect(site.text()).toContain(more.totp.codeHint);
    await site.type('code', '123456');
    await site.submit();
    expect(site.wrapper.get('h1').text()).toBe(more.account.profile.title);
  });

  test('who waited too long is asked for the password again', async () => {
    await arrive();
    answer.mockRejectedValueOnce(cognitoFailure('expired_login'));
    await choose();
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.expiredLogin);
    expect(focused()).toBe('password');
  });

  test('needs to sign in no second time where the account could not be opened', async () => {
    await arrive();
    site.backend['/api/sso-session'] = refusal(503, 'temporarily_unavailable');
    await choose();
    expect(site.wrapper.get('[role=alert]').text()).toContain('not answering');
    expect(site.wrapper.get<HTMLInputElement>('[name=password]').element.value).toBe(NEXT);
    site.backend['/api/sso-session'] = { status: 201, body: {} };
    await site.submit();
    expect(site.cognito.signIn).toHaveBeenCalledTimes(1);
    expect(site.wrapper.get('h1').text()).toBe(more.account.profile.title);
  });

  test('who signs in again over an open page goes on there', async () => {
    const account = await openAccount('/security', { backend: { 'DELETE /api/sessions': refusal(401, 'login_required') } });
    site = account;
    const [current, next] = site.wrapper.findAll('[name=password]');
    await current!.setValue('Old-passw0rd!');
    await next!.setValue('New-passw0rd!');
    await account.submitBy(more.account.password.submit);
    site.cognito.signIn.mockResolvedValueOnce({ kind: 'newPassword', nameMissing: false, answer });
    await site.wrapper.get('dialog [name=password]').setValue('Temporary-1');
    await account.submitBy(more.account.again.submit);
    site.backend['DELETE /api/sessions'] = { status: 204, body: null };
    await site.wrapper.get('dialog [name=password]').setValue(NEXT);
    await account.submitBy(more.account.again.submit);
    expect(answer).toHaveBeenCalledExactlyOnceWith(NEXT, undefined);
    expect(site.text()).toContain(more.account.password.endedOthers);
  });
});
