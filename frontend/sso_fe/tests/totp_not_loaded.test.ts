import { afterEach, expect, test, vi } from 'vitest';

import { more } from '../src/texts/more';
import { openAccount, type AccountSite } from './account/account_site';

vi.mock('../src/totp/TotpSetup.vue', () => {
  throw new Error('the file is gone');
});

let site: AccountSite;
afterEach(() => {
  site.wrapper.unmount();
  vi.restoreAllMocks();
});

test('a set-up whose page file cannot be loaded says so and can be left', async () => {
  const { totp: t } = more.account;
  // Vue reports what we provoke.
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  site = await openAccount('/security');
  await site.press(t.setUp);
  await site.wrapper.findAll('[name=password]').at(-1)!.setValue('secret');
  await site.submitBy(t.continue);
  expect(site.wrapper.find('[role=alert]').exists()).toBe(true);
  await site.press(more.account.cancel);
  expect(site.has(t.setUp)).toBe(true);
});
