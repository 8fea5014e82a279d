import { afterEach, expect, test } from 'vitest';

import { more } from '../../src/texts/more';
import { texts } from '../../src/texts';
import { refusal } from '../site';
import { ok, openAccount, type AccountSite } from './account_site';

const t = more.account.applications;

let site: AccountSite;
afterEach(() => site.wrapper.unmount());

const shop = { application_id: 'shop', name: 'Shop', url: 'https://shop.example/', joined_at: '2026-02-01T12:00:00Z' };

test('are listed, linked where they have an address', async () => {
  const applications = [shop, { ...shop, application_id: 'odd', name: 'Odd', url: 'javascript:alert(1)' }];
  site = await openAccount('/applications', { backend: { '/api/applications': ok({ applications }) } });
  expect(site.wrapper.findAll('.rows a').map((link) => [link.text(), link.attributes('href')])).toEqual([
    ['Shop', 'https://shop.example/'],
  ]);
  expect(site.text()).toContain('Odd');
  expect(site.text()).toContain(t.joined('Feb 1, 2026'));
});

test('none of them says what to do', async () => {
  site = await openAccount('/applications', { backend: { '/api/applications': ok({ applications: [] }) } });
  expect(site.text()).toContain(t.noneNext);
});

test('that do not load can be tried again', async () => {
  site = await openAccount('/applications', { backend: { '/api/applications': refusal(500, 'internal_error') } });
  expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.other);
  site.backend['/api/applications'] = ok({ applications: [shop] });
  await site.submitBy(texts.problem.retry);
  expect(site.text()).toContain('Shop');
});
