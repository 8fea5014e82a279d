import { afterEach, expect, test } from 'vitest';

import { more } from '../src/texts/more';
import { ME, MEMBER, openSite, refusal, type Backend, type Site } from './site';

let site: Site;
afterEach(() => site.wrapper.unmount());

async function open(backend: Backend = {}): Promise<void> {
  site = await openSite('/', { backend });
}

const links = (): (string | undefined)[] => site.wrapper.findAll('a').map((link) => link.attributes('href'));

test('says who is signed in, and leads to the account and out', async () => {
  await open({ '/api/me': ME });
  expect(site.text()).toContain(MEMBER.email);
  expect(links()).toEqual(['/account', '/sign-out']);
});

test('offers to sign in when nobody is', async () => {
  await open();
  expect(site.wrapper.get('h1').text()).toBe(more.home.title);
  expect(links()).toEqual(['/account']);
  expect(site.wrapper.find('[role=alert]').exists()).toBe(false);
});

test('says so when it cannot tell', async () => {
  await open({ '/api/me': refusal(503, 'temporarily_unavailable') });
  expect(site.wrapper.find('[role=alert]').exists()).toBe(true);
  expect(links()).toEqual(['/account']);
});
