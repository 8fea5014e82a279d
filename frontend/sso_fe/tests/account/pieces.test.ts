import { describe, expect, test } from 'vitest';

import type { SignedInPlace } from '../../src/api/account_answers';
import { deviceName } from '../../src/account/device_name';
import { devicesOf } from '../../src/account/devices';
import { relativeTime } from 'language/formats';
import { changesIn, entryOf, profileErrors } from '../../src/account/profile_form';
import { otpauthAddress } from '../../src/totp/otpauth';
import { CHROME, IPHONE, NOW } from './account_site';

describe('a device is called', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  const cases: [string, string][] = [
    [CHROME, 'Chrome on Windows'],
    [IPHONE, 'Safari on iPhone'],
    [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`, 'Edge on Windows'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/140.0 Safari/537.36 OPR/120`, 'Opera on Linux'],
    [`Mozilla/5.0 (Linux; Android 15; SM-S921B) ${webkit} SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36`, 'Samsung Internet on Android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Mac'],
    ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1', 'Chrome on iPad'],
    [`Mozilla/5.0 (X11; CrOS x86_64 15000.0) ${webkit} Chrome/140.0 Safari/537.36`, 'Chrome on ChromeOS'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/140.0 Safari/537.36`, 'Chrome on Linux'],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['Mozilla/5.0 (Windows NT 10.0) SomethingNew/1.0', 'Mozilla/5.0 (Windows NT 10.0) SomethingNew/1.0'],
    ['', ''],
  ];
  test.each(cases)('%s → %s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name));

  test('by its own words, shortened', () => {
    expect(deviceName('x'.repeat(300))).toBe(`${'x'.repeat(59)}…`);
  });
});

describe('a moment', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  const day = 24 * hour;
  test.each([
    [-5 * minute, 'now'],
    [59_999, 'now'],
    [minute, '1 minute ago'],
    [59 * minute, '59 minutes ago'],
    [hour, '1 hour ago'],
    [day - 1, '23 hours ago'],
    [day, 'yesterday'],
    [29 * day, '29 days ago'],
    [30 * day, 'Feb 8, 2026'],
  ])('%i ms ago reads "%s"', (passed, text) => expect(relativeTime(NOW - passed, NOW)).toBe(text));
});

describe('places', () => {
  const one = (changes: Partial<SignedInPlace>): SignedInPlace => ({
    id: 'l1',
    kind: 'login',
    loginId: 'l1',
    applicationName: '',
    device: CHROME,
    lastSeenAt: 10,
    current: false,
    ...changes,
  });

  test('are grouped by login, this device first, then the latest used', () => {
    const devices = devicesOf([
      one({ id: 's9', kind: 'application', loginId: 'l3', applicationName: 'Shop', lastSeenAt: 90 }),
      one({ id: 'l2', loginId: 'l2', lastSeenAt: 50 }),
      one({ current: true }),
      one({ id: 'l3', loginId: 'l3', device: IPHONE, lastSeenAt: 20 }),
    ]);
    expect(devices.map(({ loginId, userAgent, lastSeenAt, applications }) => [loginId, userAgent, lastSeenAt, applications.length])).toEqual([
      ['l1', CHROME, 10, 0],
      ['l3', IPHONE, 90, 1],
      ['l2', CHROME, 50, 0],
    ]);
  });

  test('of this device are recognised by the application alone', () => {
    expect(devicesOf([one({ id: 's1', kind: 'application', current: true })])[0]).toMatchObject({ current: true, userAgent: CHROME });
  });
});

describe('the profile form', () => {
  const profile = { userId: 'u', email: 'e', name: 'Mina', phone: '+442079460958', gender: '', acceptsMarketing: false, totp: false };
  const entry = entryOf(profile);

  test('sends what differs once cleaned', () => {
    expect(changesIn({ ...entry, name: ' Mina ', phone: '+44 (0)20 7946 0958' }, profile)).toEqual({});
    expect(changesIn({ ...entry, name: 'Mina  O', phone: '', acceptsMarketing: true }, profile)).toEqual({
      name: 'Mina O',
      phone: '',
      acceptsMarketing: true,
    });
  });

  test('names what is wrong', () => {
    expect(Object.keys(profileErrors({ ...entry, name: ' ', phone: '12' }))).toEqual(['name', 'phone']);
    expect(profileErrors({ ...entry, phone: '' })).toEqual({});
    expect(Object.keys(profileErrors({ ...entry, name: 'x'.repeat(101) }))).toEqual(['name']);
  });
});

test('an address for the authenticator app names issuer and email, escaped', () => {
  const address = otpauthAddress({ issuer: 'Single sign-on (dev)', email: 'mina+a@example.com', secret: 'ABC' });
  expect(address).toBe(
    'otpauth://totp/Single%20sign-on%20(dev):mina%2Ba%40example.com?secret=ABC&issuer=Single%20sign-on%20(dev)',
  );
});
