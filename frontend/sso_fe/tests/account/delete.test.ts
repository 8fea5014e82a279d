import { afterEach, expect, test } from 'vitest';

import { more } from '../../src/texts/more';
import { texts } from '../../src/texts';
import { cognitoFailure, openSite, refusal, TOKENS, type Answer, type Site } from '../site';
import { DONE, openAccount, type AccountSite } from './account_site';

const { delete: t, goodbye } = more.account;

let site: AccountSite;
let opened: Site;
afterEach(() => opened.wrapper.unmount());

async function open(answer: Answer = DONE): Promise<void> {
  opened = site = await openAccount('/delete', { backend: { 'DELETE /api/me': answer } });
}

async function confirm(email = ' Mina@Example.com ', password = 'secret'): Promise<void> {
  await site.type('confirm_email', email);
  await site.type('password', password);
  await site.submitBy(t.submit);
}

const deletions = (): (string | null)[] => site.calls.filter(({ method }) => method === 'DELETE').map(({ bearer }) => bearer);

test('says what goes and what stays', async () => {
  await open();
  for (const item of [...t.goes, t.stays]) expect(site.text()).toContain(item);
});

test('deletes with a fresh login and says good-bye, where nothing can be undone by going back', async () => {
  await open();
  await confirm();
  expect(site.cognito.signIn.mock.calls[0]?.slice(0, 2)).toEqual(['mina@example.com', 'secret']);
  expect(deletions()).toEqual(['Bearer id-token']);
  expect(site.wrapper.get('h1').text()).toBe(goodbye.title);
  expect(site.text()).toContain(goodbye.next);
  expect(site.text()).not.toContain('mina@example.com');
});

test.each([
  ['', 'secret', t.mismatch],
  ['bob@example.com', 'secret', t.mismatch],
  ['mina@example.com', '', texts.errors.passwordMissing],
])('email %j and password %j delete nothing', async (email, password, sentence) => {
  await open();
  await confirm(email, password);
  expect(site.text()).toContain(sentence);
  expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  expect(site.cognito.signIn).not.toHaveBeenCalled();
  expect(deletions()).toEqual([]);
});

test('a wrong password deletes nothing', async () => {
  await open();
  site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('invalid_credentials'));
  await confirm();
  expect(site.text()).toContain(more.account.wrongPassword);
  expect(deletions()).toEqual([]);
});

test('asks for the second factor', async () => {
  await open();
  site.cognito.signIn.mockResolvedValueOnce({ kind: 'totp', answer: async () => TOKENS });
  await confirm();
  expect(deletions()).toEqual([]);
  await site.type('code', '123456');
  await site.submitBy(t.submit);
  expect(site.cognito.signIn).toHaveBeenCalledTimes(1);
  expect(site.wrapper.get('h1').text()).toBe(goodbye.title);
});

test('an answer that got lost is repeated by the same login, since the user may be gone at Cognito', async () => {
  await open();
  Object.assign(site.backend, { 'DELETE /api/me': undefined, '/api/me': undefined });
  await confirm();
  expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.network);
  site.backend['DELETE /api/me'] = DONE;
  site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('invalid_credentials'));
  await site.submitBy(t.submit);
  expect(deletions()).toEqual(['Bearer id-token', 'Bearer id-token']);
  expect(site.wrapper.get('h1').text()).toBe(goodbye.title);
});

test('a login that is too old is made anew', async () => {
  await open(refusal(401, 'login_required'));
  await confirm();
  expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.expiredLogin);
  expect(site.wrapper.find('dialog').exists()).toBe(false);
  site.backend['DELETE /api/me'] = DONE;
  await site.submitBy(t.submit);
  expect(site.cognito.signIn).toHaveBeenCalledTimes(2);
  expect(site.wrapper.get('h1').text()).toBe(goodbye.title);
});

test('good-bye is said to nobody who only has the address', async () => {
  opened = await openSite('/goodbye');
  expect(opened.router.currentRoute.value.name).toBe('home');
});
