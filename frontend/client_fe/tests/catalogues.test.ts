import { isLanguage, LANGUAGES, speak, type Language } from 'language';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { exposed, misprinted, misshapen, swallowed, untranslated } from '../../language/tests/catalogue_rules';
import type { Texts } from '../src/texts';

const CATALOGUES = import.meta.glob<Texts>('../src/texts/*/start.ts', { import: 'start', eager: true });

/** The paths of what a language says in the very words of English. */
const SHARED: Record<Language, string[]> = {
  en: [],
  de: ['order.status'],
  fr: ['order.articles', 'order.total', 'newOrder.articles'],
  es: [],
  ja: [],
  ar: [],
};

/** The paths of what needs no isolates around what is given: a number, or a word of the site's own. */
const BARE = [
  'orders.filteredTitle',
  'orders.shown',
  'orders.moreShown',
  'orders.line',
  'orders.moreArticles',
  'newOrder.wrongQuantity',
  'failures.wait',
];

const catalogueOf = (tag: Language) => CATALOGUES[`../src/texts/${tag}/start.ts`]!;
const english = catalogueOf('en');

describe.each(Object.keys(LANGUAGES).filter(isLanguage))('%s', (tag) => {
  const catalogue = catalogueOf(tag);
  // Numbers and their nouns go by the language spoken.
  beforeAll(() => speak(tag));
  afterAll(() => speak('en'));

  test('says what English says, from the same facts', () => {
    expect(misshapen(english, catalogue)).toEqual([]);
    expect(swallowed(catalogue, tag)).toEqual([]);
  });

  test('is printed as its readers print', () => expect(misprinted(catalogue, tag)).toEqual([]));

  if (tag !== 'en') test('is no English', () => expect(untranslated(english, catalogue, SHARED[tag])).toEqual([]));
});

test('a name in an Arabic sentence keeps its direction to itself', () => expect(exposed(catalogueOf('ar'), BARE)).toEqual([]));
