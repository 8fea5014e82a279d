import { afterEach, describe, expect, test } from 'vitest';

import { more } from '../../src/texts/more';
import { texts } from '../../src/texts';
import { cognitoFailure, refusal, TOKENS, type SiteOptions } from '../site';
import { DONE, MINA, ok, openAccount, type AccountSite } from './account_site';

const { password: p, totp: t } = more.account;
const WITH_TOTP = { 'GET /api/me': ok({ ...MINA, totp: true }) };

let site: AccountSite;
afterEach(() => site.wrapper.unmount());

async function open(options: SiteOptions = {}): Promise<void> {
  site = await openAccount('/security', options);
}

/** Current and new password have the same name; the order on the page tells them apart. */
async function changePassword(current = 'Old-passw0rd!', next = 'New-passw0rd!'): Promise<void> {
  const [one, other] = site.wrapper.findAll('[name=password]');
  await one!.setValue(current);
  await other!.setValue(next);
  await site.submitBy(p.submit);
}

describe('changing the password', () => {
  test('proves the current one, changes it, and ends every other sign-in', async () => {
    await open({ backend: { 'DELETE /api/sessions': DONE } });
    await changePassword();
    expect(site.cognito.signIn).toHaveBeenCalledExactlyOnceWith('mina@example.com', 'Old-passw0rd!', { purpose: 'account' });
    expect(site.cognito.changePassword).toHaveBeenCalledExactlyOnceWith({
      accessToken: 'access-token',
      current: 'Old-passw0rd!',
      next: 'New-passw0rd!',
    });
    expect(site.asked()).toContain('DELETE /api/sessions');
    expect(site.text()).toContain(`${p.changed} ${p.endedOthers}`);
    const typed = site.wrapper.findAll<HTMLInputElement>('[name=password]').map(({ element }) => element.value);
    expect(typed).toEqual(['', '']);
    expect(site.wrapper.find('[aria-invalid=true]').exists()).toBe(false);
  });

  test.each([
    ['', 'New-passw0rd!', texts.errors.passwordMissing],
    ['Old-passw0rd!', 'short', texts.errors.passwordWeak],
    ['Old-passw0rd!', 'Old-passw0rd!', p.same],
  ])('%j → %j is stopped before Cognito', async (current, next, sentence) => {
    await open();
    await changePassword(current, next);
    expect(site.text()).toContain(sentence);
    expect(site.cognito.signIn).not.toHaveBeenCalled();
  });

  test('a wrong current password is said there, and nothing ends', async () => {
    await open();
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('invalid_credentials'));
    await changePassword();
    expect(site.text()).toContain(p.wrong);
    expect(document.activeElement).toBe(site.wrapper.findAll('[name=password]')[0]!.element);
    expect(site.asked()).not.toContain('DELETE /api/sessions');
  });

  test('a new password that Cognito refuses is said there; another needs no second proof', async () => {
    await open({ backend: { 'DELETE /api/sessions': DONE } });
    site.cognito.changePassword.mockRejectedValueOnce(cognitoFailure('invalid_password'));
    await changePassword();
    expect(document.activeElement).toBe(site.wrapper.findAll('[name=password]')[1]!.element);
    expect(site.text()).toContain(texts.errors.passwordRefused);
    await changePassword('Old-passw0rd!', 'Newer-passw0rd!');
    expect(site.cognito.signIn).toHaveBeenCalledTimes(1);
    expect(site.cognito.changePassword.mock.lastCall![0].next).toBe('Newer-passw0rd!');
  });

  test('asks for the second factor on the way', async () => {
    await open({ backend: { ...WITH_TOTP, 'DELETE /api/sessions': DONE } });
    site.cognito.signIn.mockResolvedValueOnce({ kind: 'totp', answer: async () => TOKENS });
    await changePassword();
    expect(site.cognito.changePassword).not.toHaveBeenCalled();
    await site.type('code', '123456');
    await site.submitBy(p.submit);
    expect(site.cognito.signIn).toHaveBeenCalledTimes(1);
    expect(site.cognito.changePassword.mock.lastCall![0].next).toBe('New-passw0rd!');
    expect(site.text()).toContain(p.changed);
  });

  test('a new password refused after the second factor is said at its field and needs no other code', async () => {
    await open({ backend: { ...WITH_TOTP, 'DELETE /api/sessions': DONE } });
    site.cognito.signIn.mockResolvedValueOnce({ kind: 'totp', answer: async () => TOKENS });
    site.cognito.changePassword.mockRejectedValueOnce(cognitoFailure('invalid_password'));
    await changePassword();
    await site.type('code', '123456');
    await site.submitBy(p.submit);
    expect(document.activeElement).toBe(site.wrapper.findAll('[name=password]')[1]!.element);
    expect(site.text()).toContain(texts.errors.passwordRefused);
    await changePassword('Old-passw0rd!', 'Newer-passw0rd!');
    expect(site.cognito.signIn).toHaveBeenCalledTimes(1);
    expect(site.text()).toContain(p.changed);
  });

  test('says when the others could not be ended, and ends them on request', async () => {
    await open({ backend: { 'DELETE /api/sessions': refusal(503, 'temporarily_unavailable') } });
    await changePassword();
    expect(site.text()).toContain(p.changed);
    expect(site.text()).not.toContain(p.endedOthers);
    expect(site.wrapper.get('[role=alert]').text()).toContain('not answering');
    site.backend['DELETE /api/sessions'] = DONE;
    await site.press(more.account.sessions.endOthers);
    expect(site.text()).toContain(p.endedOthers);
    expect(site.cognito.changePassword).toHaveBeenCalledTimes(1);
  });
});

describe('the second factor', () => {
  async function prove(submitLabel: string): Promise<void> {
    const fields = site.wrapper.findAll('[name=password]');
    await fields.at(-1)!.setValue('secret');
    await site.submitBy(submitLabel);
  }

  test('is set up with the password, the key and a code', async () => {
    await open();
    await site.press(t.setUp);
    expect(document.activeElement).toBe(site.wrapper.findAll('[name=password]').at(-1)!.element);
    await prove(t.continue);
    expect(site.cognito.signIn).toHaveBeenCalledExactlyOnceWith('mina@example.com', 'secret', { purpose: 'account' });
    expect(site.cognito.beginTotp).toHaveBeenCalledExactlyOnceWith('access-token');
    expect(document.activeElement?.textContent).toBe(t.title);
    await site.type('code', '123456');
    await site.submitBy(more.totp.finish);
    expect(site.cognito.finishTotp).toHaveBeenCalledExactlyOnceWith('access-token', '123456');
    expect(document.activeElement?.textContent?.trim()).toBe(t.done);
    expect(site.has(t.setUp)).toBe(false);
    expect(site.has(t.remove)).toBe(true);
  });

  test('is not set up by a wrong code', async () => {
    await open();
    await site.press(t.setUp);
    await prove(t.continue);
    site.cognito.finishTotp.mockRejectedValueOnce(cognitoFailure('invalid_code'));
    await site.type('code', '000000');
    await site.submitBy(more.totp.finish);
    expect(site.text()).toContain(more.totp.codeWrong);
    expect(site.text()).not.toContain(t.done);
  });

  test('that took longer than the login asks for the password again', async () => {
    await open();
    await site.press(t.setUp);
    await prove(t.continue);
    site.cognito.finishTotp.mockRejectedValueOnce(cognitoFailure('expired_login'));
    await site.type('code', '123456');
    await site.submitBy(more.totp.finish);
    expect(site.text()).toContain(t.expired);
    await prove(t.continue);
    expect(site.cognito.beginTotp).toHaveBeenCalledTimes(2);
    expect(site.text()).not.toContain(t.expired);
    await site.type('code', '123456');
    await site.submitBy(more.totp.finish);
    expect(document.activeElement?.textContent?.trim()).toBe(t.done);
  });

  test('set up half is cancelled without a trace', async () => {
    await open();
    await site.press(t.setUp);
    await prove(t.continue);
    await site.press(more.account.cancel);
    expect(document.activeElement?.textContent).toBe(t.setUp);
    expect(site.cognito.finishTotp).not.toHaveBeenCalled();
    await site.press(t.setUp);
    expect(site.wrapper.find('.qr').exists()).toBe(false);
  });

  test('is removed with the password and a code', async () => {
    await open({ backend: WITH_TOTP });
    await site.press(t.remove);
    expect(site.text()).toContain(t.removeText);
    site.cognito.signIn.mockResolvedValueOnce({ kind: 'totp', answer: async () => TOKENS });
    await prove(t.remove);
    expect(site.cognito.removeTotp).not.toHaveBeenCalled();
    await site.type('code', '123456');
    await site.submitBy(t.remove);
    expect(site.cognito.removeTotp).toHaveBeenCalledExactlyOnceWith('access-token');
    expect(site.text()).toContain(t.removed);
    expect(site.has(t.setUp)).toBe(true);
  });

  test('that could not be removed stays', async () => {
    await open({ backend: WITH_TOTP });
    await site.press(t.remove);
    site.cognito.removeTotp.mockRejectedValueOnce(cognitoFailure('temporarily_unavailable'));
    await prove(t.remove);
    expect(site.wrapper.get('[role=alert]').text()).toContain('not answering');
    await site.press(more.account.cancel);
    expect(site.has(t.remove)).toBe(true);
  });

  test('is not removable where it is required', async () => {
    await open({ backend: WITH_TOTP, config: { mfa: 'required' } });
    expect(site.has(t.remove)).toBe(false);
    expect(site.text()).toContain(t.required);
  });

  test('is not mentioned where the environment has none', async () => {
    await open({ config: { mfa: 'off' } });
    expect(site.text()).toContain(p.title);
    expect(site.text()).not.toContain(t.title);
  });
});
