import { afterAll, describe, expect, test } from 'vitest';

import { speak, type Language } from '..';
import { dateText, exactTime, money, pluralForm, relativeTime } from '../formats';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;

afterAll(() => speak('en'));

describe.each<[Language, string, string, string]>([
  ['en', '€1,234.50', 'yesterday', 'now'],
  ['de', '1.234,50 €', 'gestern', 'jetzt'],
  ['fr', '1 234,50 €', 'hier', 'maintenant'],
  ['es', '1234,50 €', 'ayer', 'ahora'],
  ['ja', '€1,234.50', '昨日', '今'],
  ['ar', '1,234.50 €', 'أمس', 'الآن'],
])('in %s', (language, amount, yesterday, now) => {
  /** The spaces and direction marks of the Unicode CLDR differ from version to version. */
  const plain = (text: string): string => text.replace(/[\u200e\u200f\u061c]/g, '').replace(/[\u00a0\u202f]/g, ' ');

  test('money and moments read as they do there', async () => {
    await speak(language);
    expect(plain(money(1234.5, 'EUR'))).toBe(amount);
    expect(relativeTime(NOW - DAY, NOW)).toBe(yesterday);
    expect(relativeTime(NOW, NOW)).toBe(now);
  });
});

test('an unknown currency is shown as it came', () => expect(money(5, '??')).toBe('5 ??'));

test('a moment a month ago is a date, a moment to come is now', async () => {
  await speak('en');
  expect(relativeTime(NOW - 30 * DAY, NOW)).toBe(dateText(NOW - 30 * DAY));
  expect(dateText(NOW)).toBe('Mar 10, 2026');
  expect(relativeTime(NOW + DAY, NOW)).toBe('now');
  expect(exactTime(NOW)).toMatch(/^Mar 10, 2026, \d/);
});

test('days are those of the reader’s calendar, hours those of the clock', async () => {
  await speak('en');
  const morning = new Date(2026, 2, 10, 1).getTime();
  const hoursAgo = (hours: number): string => relativeTime(morning - hours * 3_600_000, morning);
  expect([23, 24, 25].map(hoursAgo)).toEqual(['23 hours ago', 'yesterday', 'yesterday']);
  expect([26, 29].map(hoursAgo)).toEqual(['2 days ago', '2 days ago']);
  const evening = new Date(2026, 2, 10, 23).getTime();
  expect(relativeTime(new Date(2026, 2, 9, 0).getTime(), evening)).toBe('yesterday');
});

test('a count takes the form of the language spoken', async () => {
  const counts = [0, 1, 2, 3, 11, 100];
  await speak('ar');
  expect(counts.map(pluralForm)).toEqual(['zero', 'one', 'two', 'few', 'many', 'other']);
  await speak('ja');
  expect(new Set(counts.map(pluralForm))).toEqual(new Set(['other']));
});
