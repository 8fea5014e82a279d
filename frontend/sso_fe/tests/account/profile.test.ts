import { afterEach, describe, expect, test } from 'vitest';

import { more } from '../../src/texts/more';
import { texts } from '../../src/texts';
import { refusal, type Backend } from '../site';
import { MINA, ok, openAccount, type AccountSite } from './account_site';

const t = more.account.profile;

let site: AccountSite;
afterEach(() => site.wrapper.unmount());

async function open(backend: Backend = {}): Promise<void> {
  site = await openAccount('', { backend });
}

const value = (name: string): string => site.wrapper.get<HTMLInputElement>(`[name=${name}]`).element.value;
const patches = (): unknown[] => site.calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body);

test('shows what is stored, the email read-only with the reason', async () => {
  await open();
  expect([value('name'), value('phone'), value('gender')]).toEqual(['Mina Okafor', '+442079460958', 'female']);
  const email = site.wrapper.get('[name=email]');
  expect(email.attributes('readonly')).toBeDefined();
  expect(document.getElementById(email.attributes('aria-describedby')!)?.textContent).toBe(t.emailHint);
});

test('saves only what changed, and says so', async () => {
  await open({ 'PATCH /api/me': ok({ ...MINA, phone: null, accepts_marketing: true }) });
  await site.type('phone', '');
  await site.wrapper.get('[name=accepts_marketing]').setValue(true);
  expect(site.text()).toContain(t.unsaved);
  await site.submitBy(t.save);
  expect(patches()).toEqual([{ phone: '', accepts_marketing: true }]);
  expect(site.wrapper.get('form [role=status]').text()).toBe(t.saved);
  expect(site.button(t.save).attributes('aria-disabled')).toBe('true');
});

test('with nothing changed asks the server nothing', async () => {
  await open();
  expect(site.button(t.save).attributes('aria-disabled')).toBe('true');
  await site.submitBy(t.save);
  expect(patches()).toEqual([]);
  expect(site.text()).not.toContain(t.saved);
});

test('a phone written otherwise is the same phone', async () => {
  await open();
  await site.type('phone', '+44 20 7946 0958');
  await site.submitBy(t.save);
  expect(patches()).toEqual([]);
  expect(value('phone')).toBe('+442079460958');
});

test('names wrong fields, the first takes the focus, nothing is sent', async () => {
  await open();
  await site.type('name', '  ');
  await site.type('phone', '12');
  await site.submitBy(t.save);
  expect(document.activeElement).toBe(site.wrapper.get('[name=name]').element);
  expect(site.text()).toContain(t.nameLength);
  expect(site.text()).toContain(texts.errors.phone);
  expect(patches()).toEqual([]);
});

test('discarding brings the stored values back', async () => {
  await open();
  await site.type('name', '');
  await site.submitBy(t.save);
  await site.press(t.discard);
  expect(value('name')).toBe('Mina Okafor');
  expect(site.text()).not.toContain(t.nameLength);
});

describe('when saving fails', () => {
  test.each([
    [refusal(503, 'temporarily_unavailable', { 'Retry-After': '5' }), texts.errors.unavailable('5 seconds')],
    [refusal(400, 'invalid_request'), texts.errors.details],
    [undefined, texts.errors.network],
  ])('%j is said, what was typed stays and can be sent again', async (answer, sentence) => {
    await open({ 'PATCH /api/me': answer, '/api/me': undefined });
    await site.type('name', 'Mina O');
    await site.submitBy(t.save);
    expect(site.wrapper.get('[role=alert]').text()).toBe(sentence);
    expect(value('name')).toBe('Mina O');
    site.backend['PATCH /api/me'] = ok({ ...MINA, name: 'Mina O' });
    await site.submitBy(t.save);
    expect(site.text()).toContain(t.saved);
  });
});

test('a second press while saving sends nothing more', async () => {
  await open({ 'PATCH /api/me': ok({ ...MINA, name: 'Mina O' }) });
  await site.type('name', 'Mina O');
  const form = site.button(t.save).element.form!;
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await site.settle();
  expect(patches()).toHaveLength(1);
});

test('what is typed outlives a look at another section', async () => {
  await open({ '/api/sessions': ok({ sessions: [] }) });
  await site.type('name', 'Half done');
  await site.router.push('/account/sessions');
  await site.settle();
  await site.router.back();
  await site.settle();
  expect(value('name')).toBe('Half done');
  expect(site.text()).toContain(t.unsaved);
});

test('a gender that the form does not know is kept', async () => {
  await open({ 'GET /api/me': ok({ ...MINA, gender: 'agender' }) });
  expect(value('gender')).toBe('agender');
});
