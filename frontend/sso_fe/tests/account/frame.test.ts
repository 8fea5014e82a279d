import { afterEach, describe, expect, test } from 'vitest';

import { accountTexts } from '../../src/texts/account';
import { texts } from '../../src/texts/english';
import { refusal } from '../site';
import { DONE, MINA, ok, openAccount, type AccountSite } from './account_site';

const { again, profile: profileTexts } = accountTexts;

let site: AccountSite;
afterEach(() => site.wrapper.unmount());

describe('the account', () => {
  test('that cannot be loaded can be tried again', async () => {
    site = await openAccount('', { backend: { 'GET /api/me': refusal(503, 'temporarily_unavailable') } });
    expect(site.wrapper.get('h1').text()).toBe(texts.problem.busy.title);
    site.backend['GET /api/me'] = ok(MINA);
    await site.submitBy(texts.problem.retry);
    expect(site.wrapper.get('h1').text()).toBe(profileTexts.title);
  });

  test('names each section, marks the open one, and moves between them', async () => {
    site = await openAccount('/security');
    const links = site.wrapper.findAll('nav a');
    expect(links.map((link) => link.attributes('href'))).toEqual([
      '/account',
      '/account/sessions',
      '/account/applications',
      '/account/security',
      '/account/delete',
    ]);
    expect(site.wrapper.get('nav').attributes('aria-label')).toBe(accountTexts.sections.title);
    expect(site.wrapper.get('nav [aria-current=page]').attributes('href')).toBe('/account/security');
    await links[4]!.trigger('click');
    await site.settle();
    expect(document.activeElement).toBe(site.wrapper.get('h1').element);
    expect(site.wrapper.get('h1').text()).toBe(accountTexts.delete.title);
  });

  test('signs out and goes home', async () => {
    site = await openAccount('', { backend: { '/api/logout': DONE } });
    site.backend['GET /api/me'] = refusal(401, 'login_required');
    await site.press(accountTexts.signOut);
    expect(site.asked()).toContain('POST /api/logout');
    expect(site.router.currentRoute.value.name).toBe('home');
    expect(site.text()).not.toContain('mina@example.com');
  });

  test('says when signing out failed, and stays', async () => {
    site = await openAccount('', { backend: { '/api/logout': refusal(503, 'temporarily_unavailable') } });
    await site.press(accountTexts.signOut);
    expect(document.activeElement).toBe(site.wrapper.get('[role=alert]').element);
    expect(site.router.currentRoute.value.name).toBe('account');
  });

  test('of somebody else, signed in meanwhile in another tab, takes the place of the first', async () => {
    site = await openAccount();
    await site.type('name', 'Typed by Mina');
    site.backend['GET /api/me'] = ok({ ...MINA, user_id: 'u2', email: 'bob@example.com', name: 'Bob' });
    document.dispatchEvent(new Event('visibilitychange'));
    await site.settle();
    expect(site.text()).toContain('bob@example.com');
    expect(site.wrapper.get<HTMLInputElement>('[name=name]').element.value).toBe('Bob');
  });
});

describe('a login that runs out under the page', () => {
  async function saveExpired(): Promise<void> {
    site = await openAccount('', { backend: { 'PATCH /api/me': refusal(401, 'login_required') } });
    await site.type('name', 'Mina O');
    await site.submitBy(profileTexts.save);
  }

  const dialog = () => site.wrapper.find('dialog');

  test('is asked for again, for the same account; then the action goes on', async () => {
    await saveExpired();
    expect(dialog().text()).toContain(again.title);
    expect(dialog().text()).toContain('mina@example.com');
    expect(dialog().find('[name=email]').exists()).toBe(false);
    expect(dialog().get('[name=username]').attributes('readonly')).toBeDefined();
    site.backend['PATCH /api/me'] = ok({ ...MINA, name: 'Mina O' });
    await dialog().get('[name=password]').setValue('secret');
    await site.submitBy(again.submit);
    expect(site.cognito.signIn.mock.calls[0]?.slice(0, 2)).toEqual(['mina@example.com', 'secret']);
    expect(dialog().exists()).toBe(false);
    expect(site.text()).toContain(profileTexts.saved);
    expect(site.calls.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
  });

  test('cancelled, the action fails and what was typed stays', async () => {
    await saveExpired();
    await dialog().trigger('cancel');
    await site.settle();
    expect(dialog().exists()).toBe(false);
    expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.expiredLogin);
    expect(site.wrapper.get<HTMLInputElement>('[name=name]').element.value).toBe('Mina O');
    expect(site.calls.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });
});
