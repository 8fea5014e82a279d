import { expect, test } from 'vitest';

import { dateTime, money } from '../src/orders/format';
import { itemName, sampleOrder } from '../src/orders/sample_order';

test('a sample order is one the backend takes: 1 to 3 different goods, whole cents', () => {
  for (let round = 0; round < 200; round++) {
    const { items } = sampleOrder(Math.random).order_details;
    expect(items.length).toBeGreaterThanOrEqual(1);
    expect(items.length).toBeLessThanOrEqual(3);
    expect(new Set(items.map((item) => item.item_id)).size).toBe(items.length);
    for (const { item_id, quantity, price } of items) {
      expect(itemName(item_id)).not.toBe(item_id);
      expect([1, 2]).toContain(quantity);
      expect(Math.abs(price * 100 - Math.round(price * 100))).toBeLessThan(1e-9);
    }
  }
});

test.each([
  [1234.5, 'EUR', 'en-IE', '€1,234.50'],
  [1234.5, 'JPY', 'en-IE', 'JP¥1,235'],
  [0, 'EUR', 'en-IE', '€0.00'],
  [5, '??', 'en-IE', '5 ??'],
])('%s %s reads as money', (amount, currency, locale, text) => {
  expect(money(amount, currency, locale)).toBe(text);
});

test('a time that is none is shown as it came', () => {
  expect(dateTime('soon')).toBe('soon');
  expect(dateTime('2026-11-23T04:05:06Z', 'en-IE')).toContain('2026');
});
