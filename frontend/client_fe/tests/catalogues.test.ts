import type { Language } from 'language';

import { testCatalogues } from '../../language/tests/catalogue_tests';
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

testCatalogues({ catalogueOf, shared: SHARED, bare: BARE });
