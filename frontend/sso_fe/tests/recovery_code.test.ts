import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { texts } from '../src/texts';
import { more } from '../src/texts/more';
import { askForCode, EMAIL, setPassword } from './recovering';
import { cognitoFailure, memoryStorage, openSite, QUERY, refusal, type Site, type SiteOptions } from './site';

let site: Site;
afterEach(() => site.wrapper.unmount());

async function open(options: SiteOptions = {}): Promise<void> {
  site = await openSite(`/recover?${QUERY}`, options);
}

const title = (): string => site.wrapper.get('h1').text();

describe('what is wrong', () => {
  test('half an address is not sent', async () => {
    await open();
    await askForCode(site, 'mina@example');
    expect(site.text()).toContain(texts.errors.email);
    expect(site.wrapper.find('[role=alert]').exists()).toBe(false);
    expect(site.bodies('/api/send-code')).toEqual([]);
  });

  test('no code could be sent: says so and stays', async () => {
    await open({ backend: { '/api/send-code': refusal(503, 'temporarily_unavailable', { 'Retry-After': '9' }) } });
    await askForCode(site);
    expect(site.wrapper.get('[role=alert]').text()).toContain('9 seconds');
    expect(title()).toBe(more.recovery.title);
  });

  test.each([
    ['invalid_code', 'code', texts.errors.codeWrong],
    ['expired_code', 'code', texts.errors.codeExpired],
    ['invalid_password', 'password', texts.errors.passwordRefused],
  ] as const)('%s is said at the %s', async (code, field, sentence) => {
    await open();
    await askForCode(site);
    site.cognito.confirmForgotPassword.mockRejectedValueOnce(cognitoFailure(code));
    await setPassword(site);
    expect(site.text()).toContain(sentence);
    expect(site.wrapper.get(`[name=${field}]`).attributes('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(site.wrapper.get(`[name=${field}]`).element);
  });

  test('a weak password and half a code do not reach Cognito; the rules answer while typing', async () => {
    await open();
    await askForCode(site);
    await setPassword(site, '123', 'abcdefghijkl');
    expect(site.text()).toContain(texts.errors.codeMissing);
    expect(site.text()).toContain(texts.errors.passwordWeak);
    expect(site.wrapper.findAll('.rules__item[data-met=true]')).toHaveLength(2);
    expect(site.cognito.confirmForgotPassword).not.toHaveBeenCalled();
  });

  test('another address may be given', async () => {
    await open();
    await askForCode(site);
    await site.follow(more.recovery.otherAddress);
    await askForCode(site, 'other@example.com');
    expect(site.text()).toContain('other@example.com');
  });
});

describe('the next code', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0, toFake: ['setInterval', 'clearInterval', 'Date'] }));
  afterEach(() => vi.useRealTimers());

  const button = () => site.wrapper.get('button.button--secondary');

  test('waits as long as the server says, also across a reload, and is counted anew', async () => {
    const storage = memoryStorage();
    await open({ storage, now: Date.now, backend: { '/api/send-code': { status: 200, body: { retry_after: 60 } } } });
    await askForCode(site);
    expect(button().text()).toBe(more.confirm.resendIn('1:00'));
    vi.advanceTimersByTime(15_000);
    site.wrapper.unmount();
    await open({ storage, now: Date.now });
    expect(title()).toBe(more.recovery.codeTitle);
    expect(site.text()).toContain(EMAIL);
    expect(button().text()).toBe(more.confirm.resendIn('0:45'));
    vi.advanceTimersByTime(45_000);
    site.backend['/api/send-code'] = { status: 200, body: { retry_after: 120 } };
    await button().trigger('click');
    await site.settle();
    expect(site.bodies('/api/send-code')).toEqual([{ email: EMAIL, purpose: 'recovery', language: 'en', application_id: 'shop' }]);
    expect(button().text()).toBe(more.confirm.resendIn('2:00'));
  });

  test('refused because one just went out, that one may be entered, and the rest of the wait counts', async () => {
    const backend = { '/api/send-code': refusal(429, 'too_many_requests', { 'Retry-After': '25' }) };
    await open({ now: Date.now, backend });
    await askForCode(site);
    expect(title()).toBe(more.recovery.codeTitle);
    expect(button().text()).toBe(more.confirm.resendIn('0:25'));
  });

  test('is forgotten once the password is set', async () => {
    const storage = memoryStorage();
    await open({ storage, now: Date.now });
    await askForCode(site);
    await setPassword(site);
    site.wrapper.unmount();
    await open({ storage, now: Date.now });
    expect(title()).toBe(more.recovery.title);
  });
});
