import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';

import { createCatalogue, type Language } from '..';

interface Sentences {
  greeting: string;
  orders: { title: string; count: (count: number) => string; steps: string[] };
}

function sentences(language: Language): Sentences {
  return {
    greeting: `greeting in ${language}`,
    orders: { title: `orders in ${language}`, count: (count) => `${count} in ${language}`, steps: [language] },
  };
}

/** The module holds the page's language, so each test takes a page of its own. */
async function page() {
  vi.resetModules();
  return import('../speech');
}

function catalogueOf(load: (language: Language) => Promise<Sentences>) {
  const of = (language: Language) => () => load(language);
  return createCatalogue<Sentences>({ en: of('en'), de: of('de'), fr: of('fr'), es: of('es'), ja: of('ja'), ar: of('ar') });
}

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.useRealTimers();
  document.documentElement.lang = '';
  document.documentElement.dir = '';
});

test('a language fills the catalogue, and the document says which it is and which way it runs', async () => {
  const { language, speak } = await page();
  const catalogue = catalogueOf(async (tag) => sentences(tag));
  await speak('ar', catalogue);
  expect(catalogue.texts.greeting).toBe('greeting in ar');
  expect(catalogue.texts.orders.count(2)).toBe('2 in ar');
  expect([language.value, document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'ar', 'rtl']);
});

test('another language changes what is on the page, through a section that was kept', async () => {
  const { speak } = await page();
  const catalogue = catalogueOf(async (tag) => sentences(tag));
  await speak('en', catalogue);
  const { orders } = catalogue.texts;
  const shown = mount({ render: () => `${orders.title}, ${orders.steps.join()}` });
  await speak('fr');
  await nextTick();
  expect(shown.text()).toBe('orders in fr, fr');
});

test('a language that cannot be loaded changes nothing, and is asked for again', async () => {
  const { chooseLanguage, language, speak } = await page();
  let online = true;
  const catalogue = catalogueOf(async (tag) => {
    if (!online) throw new TypeError('network down');
    return sentences(tag);
  });
  await speak('en', catalogue);
  online = false;
  await expect(chooseLanguage('ja')).rejects.toThrow('network down');
  expect([language.value, catalogue.texts.greeting, document.documentElement.lang]).toEqual(['en', 'greeting in en', 'en']);
  expect(sessionStorage.length).toBe(0);
  online = true;
  await chooseLanguage('ja');
  expect(catalogue.texts.greeting).toBe('greeting in ja');
  expect(sessionStorage.getItem('language')).toBe('ja ');
});

test('a file that never comes holds nothing up, and one that comes too late changes nothing', async () => {
  const { language, speak } = await page();
  vi.useFakeTimers();
  let arrive = (): void => undefined;
  const hanging = new Promise<void>((resolve) => (arrive = resolve));
  const catalogue = catalogueOf(async (tag) => {
    if (tag === 'de') await hanging;
    return sentences(tag);
  });
  await speak('en', catalogue);
  const refused = expect(speak('de')).rejects.toThrow('did not come');
  const next = speak('fr');
  await vi.advanceTimersByTimeAsync(15_000);
  await Promise.all([refused, next]);
  arrive();
  await vi.runAllTimersAsync();
  expect([language.value, catalogue.texts.greeting]).toEqual(['fr', 'greeting in fr']);
});

test('a catalogue that opens while the reader chooses comes in the language chosen', async () => {
  const { chooseLanguage, openCatalogue, speak } = await page();
  const first = catalogueOf(async (tag) => sentences(tag));
  const second = catalogueOf(async (tag) => sentences(tag));
  await speak('en', first);
  await Promise.all([chooseLanguage('es'), openCatalogue(second)]);
  expect([first.texts.greeting, second.texts.greeting]).toEqual(['greeting in es', 'greeting in es']);
});

test('the last of several choices counts, however long the others take', async () => {
  const { chooseLanguage, language, speak } = await page();
  let arrive = (): void => undefined;
  const slow = new Promise<void>((resolve) => (arrive = resolve));
  const catalogue = catalogueOf(async (tag) => {
    if (tag === 'de') await slow;
    return sentences(tag);
  });
  await speak('en', catalogue);
  const choices = [chooseLanguage('de'), chooseLanguage('fr')];
  arrive();
  await Promise.all(choices);
  expect([language.value, catalogue.texts.greeting]).toEqual(['fr', 'greeting in fr']);
});
