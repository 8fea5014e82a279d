import { afterEach, describe, expect, test } from 'vitest';

import { more } from '../../src/texts/more';
import { texts } from '../../src/texts';
import { cognitoFailure, refusal } from '../site';
import { DONE, MINA, ok, openAccount, place, type AccountSite } from './account_site';

const { again, profile: profileTexts } = more.account;

let site: AccountSite;
afterEach(() => site.wrapper.unmount());

describe('the account', () => {
  test('that cannot be loaded can be tried again', async () => {
    site = await openAccount('', { backend: { 'GET /api/me': refusal(503, 'temporarily_unavailable') } });
    expect(site.wrapper.get('h1').text()).toBe(texts.problem.busy.title);
    // Not to this very page.
    expect(site.wrapper.findAll('main a').map((link) => link.attributes('href'))).toEqual(['/']);
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
    expect(site.wrapper.get('nav').attributes('aria-label')).toBe(more.account.sections.title);
    expect(site.wrapper.get('nav [aria-current=page]').attributes('href')).toBe('/account/security');
    await links[4]!.trigger('click');
    await site.settle();
    expect(document.activeElement).toBe(site.wrapper.get('h1').element);
    expect(site.wrapper.get('h1').text()).toBe(more.account.delete.title);
  });

  test('signs out, goes home and says so', async () => {
    site = await openAccount('', { backend: { '/api/logout': DONE } });
    site.backend['GET /api/me'] = refusal(401, 'login_required');
    await site.press(more.account.signOut);
    expect(site.asked()).toContain('POST /api/logout');
    expect(site.router.currentRoute.value.name).toBe('home');
    expect(site.wrapper.get('[role=status]').text()).toBe(texts.arrival.signedOut);
    expect(site.text()).not.toContain('mina@example.com');
  });

  test('says when signing out failed, and stays', async () => {
    site = await openAccount('', { backend: { '/api/logout': refusal(503, 'temporarily_unavailable') } });
    await site.press(more.account.signOut);
    expect(document.activeElement).toBe(site.wrapper.get('[role=alert]').element);
    expect(site.router.currentRoute.value.name).toBe('account');
  });

  describe('of somebody else, signed in meanwhile in another tab,', () => {
    const BOB = ok({ ...MINA, user_id: 'u2', email: 'bob@example.com', name: 'Bob' });
    const name = (): string => site.wrapper.get<HTMLInputElement>('[name=name]').element.value;

    test.each([
      ['this tab is looked at again', () => document.dispatchEvent(new Event('visibilitychange'))],
      ['this window is used again', () => window.dispatchEvent(new Event('focus'))],
    ])('takes the place of the first when %s', async (_when, comeBack) => {
      site = await openAccount();
      await site.type('name', 'Typed by Mina');
      site.backend['GET /api/me'] = BOB;
      comeBack();
      await site.settle();
      expect(name()).toBe('Bob');
      expect(site.wrapper.get('.account__user').text()).toContain('bob@example.com');
      expect(site.text()).toContain(more.account.otherUser('mina@example.com'));
    });

    test.each([
      ['', 'PATCH /api/me', profileTexts.save],
      ['/sessions', 'DELETE /api/sessions/s1', more.account.sessions.endApplication('Shop', 'Chrome on Windows')],
    ])('is not changed by what was asked for on the page of the first: %s', async (section, call, button) => {
      const shop = place({ id: 's1', kind: 'application', application_name: 'Shop' });
      const backend = { 'GET /api/sessions': ok({ sessions: [shop] }), [call]: ok(MINA) };
      site = await openAccount(section, { backend });
      if (section === '') await site.type('name', 'Typed by Mina');
      site.backend['GET /api/me'] = BOB;
      await (section === '' ? site.submitBy(button) : site.press(button));
      expect(site.asked()).not.toContain(call);
      expect(site.text()).toContain(more.account.otherUser('mina@example.com'));
    });
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
    // A dialog begins in its first field that can have the focus: what is typed at once goes there.
    const [first] = dialog().findAll('input, button').filter((field) => field.attributes('hidden') === undefined);
    expect(first?.attributes('name')).toBe('password');
    expect(dialog().get('[name=username]').attributes('hidden')).toBeDefined();
    site.backend['PATCH /api/me'] = ok({ ...MINA, name: 'Mina O' });
    await dialog().get('[name=password]').setValue('secret');
    await site.submitBy(again.submit);
    expect(site.cognito.signIn.mock.calls[0]?.slice(0, 2)).toEqual(['mina@example.com', 'secret']);
    expect(dialog().exists()).toBe(false);
    expect(site.text()).toContain(profileTexts.saved);
    expect(site.calls.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
  });

  test('a wrong password is called just that, since no address was asked for', async () => {
    await saveExpired();
    site.cognito.signIn.mockRejectedValueOnce(cognitoFailure('invalid_credentials'));
    await dialog().get('[name=password]').setValue('wrong');
    await site.submitBy(again.submit);
    expect(dialog().text()).toContain(more.account.wrongPassword);
    expect(dialog().text()).not.toContain(texts.errors.credentials);
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
