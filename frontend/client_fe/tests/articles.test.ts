import { describe, expect, test } from 'vitest';

import { ARTICLES, itemsOf, readQuantity, totalOf } from '../src/orders/articles';
import { momentOf } from '../src/orders/moments';
import { texts } from '../src/texts';

describe('a quantity', () => {
  test.each([
    ['', 0],
    ['0', 0],
    [' 7 ', 7],
    ['99', 99],
    ['１２', 12],
    ['٣', 3],
    ['۴۲', 42],
    ['007', 7],
  ])('"%s" is %d', (text, quantity) => expect(readQuantity(text)).toBe(quantity));

  test.each(['100', '-1', '1.5', '1e1', 'two', '0x2', '9'.repeat(30), '1 2'])('"%s" is none', (text) =>
    expect(readQuantity(text)).toBeNull(),
  );
});

test('a total is exact to the cent', () => {
  const items = itemsOf({ 'enamel-mug': '3', 'travel-flask': '3', 'coffee-beans-250g': '1', 'paper-filters-100': '7' });
  expect(totalOf(items)).toBe(149.65);
  expect(totalOf([{ item_id: 'any', quantity: 3, price: 0.07 }])).toBe(0.21);
  expect(totalOf([])).toBe(0);
});

test('every article that is sold has a name', () => {
  for (const { itemId } of ARTICLES) expect(texts.articles[itemId]).not.toBe('');
  expect(Object.keys(texts.articles)).toEqual(expect.arrayContaining(ARTICLES.map(({ itemId }) => itemId)));
});

test.each(['soon', '', '2026', '23.11.2026', '2026-13-45T00:00:00Z'])('"%s" is no time', (text) => {
  expect(momentOf(text)).toBeNull();
});
