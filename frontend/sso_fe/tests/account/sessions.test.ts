import { afterEach, describe, expect, test } from 'vitest';

import { more } from '../../src/texts/more';
import { texts } from '../../src/texts';
import { refusal, type Answer, type Backend } from '../site';
import { DONE, IPHONE, ok, openAccount, place, type AccountSite } from './account_site';

const t = more.account.sessions;

const HERE = place({ current: true });
const HERE_SHOP = place({ id: 's1', kind: 'application', application_name: 'Shop', current: true });
const PHONE = place({ id: 'l2', login_id: 'l2', device: IPHONE, last_seen_at: '2026-03-09T09:00:00Z' });
const PHONE_OUTLET = place({ ...PHONE, id: 's2', kind: 'application', application_name: 'Outlet' });

function sessions(...rows: unknown[]): Answer {
  return ok({ sessions: rows });
}

let site: AccountSite;
afterEach(() => site.wrapper.unmount());

async function open(backend: Backend = {}): Promise<void> {
  site = await openAccount('/sessions', {
    backend: { 'GET /api/sessions': sessions(HERE, HERE_SHOP, PHONE, PHONE_OUTLET), ...backend },
  });
}

const cards = (): string[] => site.wrapper.findAll('.devices > li').map((card) => card.text());

test('groups applications by device, this one first and marked', async () => {
  await open();
  expect(cards()).toHaveLength(2);
  expect(cards()[0]).toContain('Chrome on Windows');
  expect(cards()[0]).toContain(t.current);
  expect(cards()[0]).toContain('Shop');
  expect(cards()[1]).toContain('Safari on iPhone');
  expect(cards()[1]).toContain('Outlet');
  expect(cards()[1]).not.toContain(t.current);
});

test('says when each was used, to the minute on request', async () => {
  await open();
  const moments = site.wrapper.findAll('time');
  expect(moments.map((moment) => moment.text())).toEqual(['5 minutes ago', '5 minutes ago', 'yesterday', 'yesterday']);
  expect(moments[0]!.attributes('datetime')).toBe('2026-03-10T11:55:00.000Z');
  expect(moments[0]!.attributes('title')).toContain('Mar 10, 2026');
});

test('ends one application', async () => {
  await open({ 'DELETE /api/sessions/s2': DONE });
  await site.press(t.endApplication('Outlet', 'Safari on iPhone'));
  expect(site.asked()).toContain('DELETE /api/sessions/s2');
  expect(site.wrapper.text()).not.toContain('OutletLast');
  expect(cards()[1]).toContain(t.login);
  const notice = site.wrapper.get('.notice--success');
  expect(notice.text()).toBe(t.endedApplication('Outlet'));
  expect(document.activeElement).toBe(notice.element);
});

test('ends a device with all of its applications', async () => {
  await open({ 'DELETE /api/sessions/l2': DONE });
  await site.press(t.endLoginLong('Safari on iPhone'));
  expect(cards()).toHaveLength(1);
  expect(site.text()).toContain(t.endedLogin('Safari on iPhone'));
  // Its name has a direction of its own.
  expect(site.wrapper.get('.notice--success bdi').text()).toBe('Safari on iPhone');
  expect(site.text()).toContain(t.onlyHere);
});

test('this device is not ended from the list', async () => {
  await open();
  expect(site.has(t.endLoginLong('Chrome on Windows'))).toBe(false);
  expect(site.has(t.endApplication('Shop', 'Chrome on Windows'))).toBe(true);
});

test('one that has ended meanwhile just goes', async () => {
  await open({ 'DELETE /api/sessions/s2': refusal(404, 'unknown_session') });
  await site.press(t.endApplication('Outlet', 'Safari on iPhone'));
  expect(site.wrapper.find('[role=alert]').exists()).toBe(false);
  expect(cards()[1]).toContain(t.login);
});

test('one that cannot be ended stays, and says why', async () => {
  await open({ 'DELETE /api/sessions/s2': refusal(503, 'temporarily_unavailable') });
  await site.press(t.endApplication('Outlet', 'Safari on iPhone'));
  expect(document.activeElement).toBe(site.wrapper.get('[role=alert]').element);
  expect(cards()[1]).toContain('Outlet');
});

test('only one is ended at a time', async () => {
  await open({ 'DELETE /api/sessions/s2': DONE, 'DELETE /api/sessions/l2': DONE });
  const first = site.button(t.endApplication('Outlet', 'Safari on iPhone'));
  const second = site.button(t.endLoginLong('Safari on iPhone'));
  await first.trigger('click');
  expect(first.attributes('aria-busy')).toBe('true');
  expect(second.attributes('aria-disabled')).toBe('true');
  await second.trigger('click');
  expect(second.attributes('aria-busy')).toBe('false');
  await site.settle();
  expect(site.asked().filter((call) => call.startsWith('DELETE'))).toEqual(['DELETE /api/sessions/s2']);
});

describe('ending all others', () => {
  test('asks first, then shows what is left', async () => {
    await open({ 'DELETE /api/sessions': DONE });
    await site.press(t.endOthers);
    const dialog = site.wrapper.get('dialog');
    expect(dialog.text()).toContain(t.confirmText);
    expect(document.getElementById(dialog.attributes('aria-labelledby')!)?.textContent).toBe(t.confirmTitle);
    expect(site.asked()).not.toContain('DELETE /api/sessions');
    site.backend['GET /api/sessions'] = sessions(HERE, HERE_SHOP);
    await dialog.get('form').trigger('submit');
    await site.settle();
    expect(site.asked()).toContain('DELETE /api/sessions');
    expect(site.wrapper.find('dialog').exists()).toBe(false);
    expect(document.activeElement?.textContent?.trim()).toBe(t.endedOthers);
    expect(cards()).toHaveLength(1);
  });

  test('can be thought better of', async () => {
    await open();
    await site.press(t.endOthers);
    await site.press(more.account.cancel);
    expect(site.wrapper.find('dialog').exists()).toBe(false);
    expect(site.asked().filter((call) => call.startsWith('DELETE'))).toEqual([]);
  });

  test('that fails keeps asking', async () => {
    await open({ 'DELETE /api/sessions': refusal(503, 'temporarily_unavailable') });
    await site.press(t.endOthers);
    await site.wrapper.get('dialog form').trigger('submit');
    await site.settle();
    expect(site.wrapper.get('dialog [role=alert]').text()).toContain('not answering');
  });
});

test('with no list at all says so; it can be tried again', async () => {
  await open({ 'GET /api/sessions': undefined });
  expect(site.wrapper.get('[role=alert]').text()).toBe(texts.errors.network);
  site.backend['GET /api/sessions'] = sessions();
  await site.submitBy(texts.problem.retry);
  expect(site.text()).toContain(t.none);
});

test('a device that says nothing of itself has a name all the same', async () => {
  await open({ 'GET /api/sessions': sessions(place({ device: '' })) });
  expect(cards()[0]).toContain(t.unknownDevice);
});
