import { beforeEach, describe, expect, test } from 'vitest';

import { languageForPage, pickLanguage, rememberChoice, type Preferences } from '../pick';

const NOTHING: Preferences = { uiLocales: '', choice: null, browser: [] };

describe('the language of a page', () => {
  const cases: [string, Partial<Preferences>, string][] = [
    ['English where nobody asks for another', {}, 'en'],
    ['the browser’s first that we speak', { browser: ['nl-NL', 'pt', 'fr-CA', 'de'] }, 'fr'],
    ['what the application asks for, before the browser', { uiLocales: 'ja', browser: ['de'] }, 'ja'],
    ['the first of several that we speak', { uiLocales: 'nl  pt-BR ar-EG de', browser: ['es'] }, 'ar'],
    ['the browser’s, where the application asks for none that we speak', { uiLocales: 'nl', browser: ['es-MX'] }, 'es'],
    ['whatever the case', { uiLocales: 'DE-at' }, 'de'],
    ['English for tags that are none', { uiLocales: '__proto__ constructor - \u0000', browser: ['', '-de'] }, 'en'],
    ['the reader’s choice, before the application', { uiLocales: 'ja', choice: { tag: 'es', over: 'ja' } }, 'es'],
    ['the application’s next wish, before an older choice', { uiLocales: 'fr', choice: { tag: 'es', over: 'ja' } }, 'fr'],
    ['the reader’s choice, where the application has no wish', { choice: { tag: 'es', over: 'ja' }, browser: ['de'] }, 'es'],
    ['no choice that is not a language', { choice: { tag: 'xx', over: '' }, browser: ['de'] }, 'de'],
  ];
  test.each(cases)('is %s', (_, asked, language) => {
    expect(pickLanguage({ ...NOTHING, ...asked })).toBe(language);
  });
});

describe('a choice', () => {
  beforeEach(() => sessionStorage.clear());

  function pageAt(query: string, languages: readonly string[] = ['de']): Window {
    return { location: { search: query }, navigator: { languages }, sessionStorage } as unknown as Window;
  }

  test('holds in this tab until an address asks for something else', () => {
    rememberChoice(pageAt('?ui_locales=ja+en'), 'es');
    expect(languageForPage(pageAt('?ui_locales=ja%20en&state=s'))).toBe('es');
    expect(languageForPage(pageAt(''))).toBe('es');
    expect(languageForPage(pageAt('?ui_locales=fr'))).toBe('fr');
  });

  test('is what an address asked for, on the way through pages that ask for nothing', () => {
    expect(languageForPage(pageAt('?ui_locales=ar'))).toBe('ar');
    expect(languageForPage(pageAt('?session_id=handle&state=s'))).toBe('ar');
    expect(languageForPage(pageAt('?ui_locales=fr'))).toBe('fr');
  });

  test('is not needed, nor kept, where the browser forbids storage', () => {
    const forbidding = {
      ...pageAt('?ui_locales=ar'),
      get sessionStorage(): Storage {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    expect(() => rememberChoice(forbidding, 'es')).not.toThrow();
    expect(languageForPage(forbidding)).toBe('ar');
  });
});
