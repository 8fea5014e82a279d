import { afterEach, expect, test } from 'vitest';

import { openSite, type Site } from './site';

let site: Site;
afterEach(() => site.wrapper.unmount());

test.each([
  ['dev', ['dev']],
  ['staging eu-2', ['staging eu-2']],
  ['prod', []],
  ['', []],
])('the environment %j shows the badges %j', async (environment, badges) => {
  site = await openSite('/', { config: { environment } });
  expect(site.wrapper.findAll('header .badge').map((badge) => badge.text())).toEqual(badges);
});
