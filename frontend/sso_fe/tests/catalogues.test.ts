import { isLanguage, LANGUAGES, type Language } from 'language';
import { expect, test } from 'vitest';

import { testCatalogues } from '../../language/tests/catalogue_tests';
import type { StartTexts } from '../src/texts';
import type { MoreTexts } from '../src/texts/more';

const STARTS = import.meta.glob<StartTexts>('../src/texts/*/start/index.ts', { import: 'start', eager: true });
const MORES = import.meta.glob<MoreTexts>('../src/texts/*/more/index.ts', { import: 'more', eager: true });

/** The paths of what a language says in the very words of English. */
const SHARED: Record<Language, string[]> = {
  en: [],
  de: [],
  fr: ['start.errors.minutes', 'more.account.sections.applications', 'more.account.applications.title'],
  es: [],
  ja: [],
  ar: [],
};

/** The paths of what needs no isolates around what is given. */
const BARE = [
  'start.password.rules.length',
  'start.errors.tooMany',
  'start.errors.unavailable',
  'start.errors.seconds',
  'start.errors.minutes',
  // These come with an element of the page's around the name.
  'more.account.otherUser',
  'more.account.sessions.endedApplication',
  'more.account.sessions.endedLogin',
];

const catalogueOf = (tag: Language) => ({
  start: STARTS[`../src/texts/${tag}/start/index.ts`]!,
  more: MORES[`../src/texts/${tag}/more/index.ts`]!,
});

testCatalogues({ catalogueOf, shared: SHARED, bare: BARE });

test.each(Object.keys(LANGUAGES).filter(isLanguage))('%s names buttons by the words on them', (tag) => {
  const { start, more } = catalogueOf(tag);
  const naming = [more.home.next, more.notFound.next, start.problem.badLink.next, more.account.applications.noneNext];
  expect(naming.filter((sentence) => !sentence.includes(start.signIn.submit))).toEqual([]);
  // In either of the places that it leads on from.
  expect(start.errors.reset).toContain(start.signIn.forgot);
  expect(more.account.signIn.forgot).toBe(start.signIn.forgot);
});
