import { afterEach, describe, expect, test } from 'vitest';

import { more } from '../../src/texts/more';
import { refusal } from '../site';
import { DONE, MINA, ok, openAccount, type AccountSite } from './account_site';

const { leave: t, profile: profileTexts } = more.account;

let site: AccountSite;
afterEach(() => site.wrapper.unmount());

const dialog = () => site.wrapper.find('dialog');
const where = () => site.router.currentRoute.value.name;

/** Whether the browser would ask before it closes the page. */
function browserAsks(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

async function open(): Promise<void> {
  site = await openAccount('', { backend: { '/api/logout': DONE, 'DELETE /api/me': DONE, 'PATCH /api/me': ok({ ...MINA, name: 'Mina O' }) } });
}

async function typeAndLeave(): Promise<void> {
  await open();
  await site.type('name', 'Mina O');
  void site.router.push('/');
  await site.settle();
}

describe('with unsaved changes', () => {
  test('leaving is asked about; who stays finds them as they were', async () => {
    await typeAndLeave();
    expect(dialog().text()).toContain(t.title);
    await site.press(t.stay);
    expect(dialog().exists()).toBe(false);
    expect(where()).toBe('account');
    expect(site.wrapper.get<HTMLInputElement>('[name=name]').element.value).toBe('Mina O');
  });

  test.each(['cancel', 'close'])('Escape stays, even where the browser does not ask the page first: %s', async (event) => {
    await typeAndLeave();
    await dialog().trigger(event);
    await site.settle();
    expect([dialog().exists(), where()]).toEqual([false, 'account']);
  });

  test('who says so leaves', async () => {
    await typeAndLeave();
    await site.press(t.submit);
    expect(where()).toBe('home');
  });

  test('going back is asked about once more, each time', async () => {
    await typeAndLeave();
    await site.press(t.stay);
    void site.router.push('/');
    await site.settle();
    expect(dialog().exists()).toBe(true);
  });

  test('signing out is asked about before it is done, and not again', async () => {
    await open();
    await site.type('name', 'Mina O');
    await site.press(more.account.signOut);
    expect(site.asked()).not.toContain('POST /api/logout');
    await site.press(t.submit);
    expect(site.asked()).toContain('POST /api/logout');
    expect([dialog().exists(), where()]).toEqual([false, 'home']);
  });

  test('the account may be deleted all the same', async () => {
    await open();
    await site.type('name', 'Mina O');
    await site.router.push('/account/delete');
    await site.settle();
    await site.type('confirm_email', MINA.email);
    await site.type('password', 'secret');
    await site.submitBy(more.account.delete.submit);
    expect(where()).toBe('goodbye');
  });

  test('the browser asks as well, until they are saved', async () => {
    await open();
    expect(browserAsks()).toBe(false);
    await site.type('name', 'Mina O');
    expect(browserAsks()).toBe(true);
    await site.submitBy(profileTexts.save);
    expect(browserAsks()).toBe(false);
  });
});

test('nothing unsaved, nothing asked: another section, or away', async () => {
  await open();
  await site.router.push('/account/delete');
  await site.settle();
  await site.router.push('/');
  await site.settle();
  expect(where()).toBe('home');
  expect(dialog().exists()).toBe(false);
  expect(site.asked()).not.toContain('POST /api/logout');
});

describe('signed out meanwhile in another tab', () => {
  const OUT = refusal(401, 'login_required');

  async function comeBack(): Promise<void> {
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('focus'));
    await site.settle();
  }

  async function signedOutElsewhere(): Promise<void> {
    await open();
    await site.type('name', 'Mina O');
    site.backend['GET /api/me'] = OUT;
    await comeBack();
  }

  test('the page offers to sign in when it is seen again, and nothing typed is lost', async () => {
    await signedOutElsewhere();
    expect(site.wrapper.findAll('dialog')).toHaveLength(1);
    expect(dialog().text()).toContain(more.account.again.title);
    site.backend['GET /api/me'] = ok(MINA);
    await dialog().get('[name=password]').setValue('secret');
    await site.submitBy(more.account.again.submit);
    expect(dialog().exists()).toBe(false);
    expect(site.wrapper.get<HTMLInputElement>('[name=name]').element.value).toBe('Mina O');
  });

  test('who would rather not is asked again by what needs a login alone', async () => {
    await signedOutElsewhere();
    await dialog().trigger('cancel');
    await comeBack();
    expect(dialog().exists()).toBe(false);
    await site.submitBy(profileTexts.save);
    expect(dialog().exists()).toBe(true);
  });

  test('the offer goes when another tab has signed in again', async () => {
    await signedOutElsewhere();
    site.backend['GET /api/me'] = ok(MINA);
    await comeBack();
    expect(dialog().exists()).toBe(false);
  });

  test('a form to sign in gives way to the account that another tab opened', async () => {
    site = await openAccount('', { backend: { 'GET /api/me': OUT } });
    site.backend['GET /api/me'] = ok(MINA);
    await comeBack();
    expect(site.wrapper.get('h1').text()).toBe(profileTexts.title);
  });
});

describe('when the line is back', () => {
  async function lineIsBack(): Promise<void> {
    window.dispatchEvent(new Event('online'));
    await site.settle();
  }

  test('the account opens', async () => {
    site = await openAccount('', { backend: { 'GET /api/me': undefined, '/api/me': undefined } });
    site.backend['GET /api/me'] = ok(MINA);
    await lineIsBack();
    expect(site.wrapper.get('h1').text()).toBe(profileTexts.title);
  });

  test('a section that did not load, loads', async () => {
    site = await openAccount('/applications', { backend: { '/api/applications': undefined } });
    expect(site.wrapper.find('[role=alert]').exists()).toBe(true);
    site.backend['/api/applications'] = ok({ applications: [] });
    await lineIsBack();
    expect(site.text()).toContain(more.account.applications.none);
  });
});
