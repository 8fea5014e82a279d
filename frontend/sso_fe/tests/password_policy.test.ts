import { afterEach, expect, test } from 'vitest';

import { more } from '../src/texts/more';
import { texts } from '../src/texts';
import { DONE, openAccount } from './account/account_site';
import { askForCode, setPassword } from './recovering';
import { openSite, QUERY, SESSION_ADDRESS, type Site } from './site';

/** Takes what the strictest policy would refuse twice over. */
const MILD = { passwordPolicy: { minLength: 8, lowercase: true, uppercase: false, digits: false, symbols: false } };
const SHORT = 'only-7!';
const GOOD = 'eight-ok';

let site: Site;
afterEach(() => site.wrapper.unmount());

test('a registration keeps to the policy of the environment', async () => {
  site = await openSite(`/register?${QUERY}`, { config: MILD });
  await site.type('name', 'Mina Okafor');
  await site.type('email', 'mina@example.com');
  await site.type('password', SHORT);
  await site.submit();
  expect(site.text()).toContain(texts.errors.passwordWeak);
  await site.type('password', GOOD);
  await site.submit();
  expect(site.cognito.signUp.mock.calls.map(([{ password }]) => password)).toEqual([GOOD]);
});

test('a recovery does', async () => {
  site = await openSite(`/recover?${QUERY}`, { config: MILD });
  await askForCode(site);
  await setPassword(site, '123456', SHORT);
  expect(site.text()).toContain(texts.errors.passwordWeak);
  await setPassword(site, '123456', GOOD);
  expect(site.cognito.confirmForgotPassword.mock.calls.map(([{ password }]) => password)).toEqual([GOOD]);
  await site.submit();
  expect(site.left).toEqual([SESSION_ADDRESS]);
});

test('a changed password does', async () => {
  const account = await openAccount('/security', { config: MILD, backend: { 'DELETE /api/sessions': DONE } });
  site = account;
  const [current, next] = site.wrapper.findAll('[name=password]');
  await current!.setValue('Old-passw0rd!');
  for (const password of [SHORT, GOOD]) {
    await next!.setValue(password);
    await account.submitBy(more.account.password.submit);
  }
  expect(site.cognito.changePassword.mock.calls.map(([change]) => change.next)).toEqual([GOOD]);
});
