/** What every catalogue of a site keeps, in each language. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isLanguage, LANGUAGES, speak, type Language } from '..';
import { exposed, misprinted, misshapen, swallowed, untranslated } from './catalogue_rules';

export function testCatalogues(parts: {
  catalogueOf: (tag: Language) => object;
  /** The paths of what a language says in the very words of English. */
  shared: Record<Language, string[]>;
  /** The paths of what needs no isolates around what is given: a number, or a word of the site's own. */
  bare: string[];
}): void {
  const { catalogueOf, shared, bare } = parts;
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

    if (tag !== 'en') test('is no English', () => expect(untranslated(english, catalogue, shared[tag])).toEqual([]));
  });

  test('a name in an Arabic sentence keeps its direction to itself', () => expect(exposed(catalogueOf('ar'), bare)).toEqual([]));
}
