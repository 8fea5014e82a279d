import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createCatalogue, language, speak, showUnreachable } from '..';
import LanguagePicker from '../LanguagePicker.vue';

let online = true;
let arrival = Promise.resolve();
const said = (greeting: string) => async () => {
  await arrival;
  if (!online) throw new TypeError('network down');
  return { greeting };
};
const catalogue = createCatalogue({
  en: said('Hello'),
  de: said('Hallo'),
  fr: said('Bonjour'),
  es: said('Hola'),
  ja: said('こんにちは'),
  ar: said('مرحبا'),
});

beforeEach(async () => {
  online = true;
  arrival = Promise.resolve();
  await speak('en', catalogue);
});
afterEach(() => document.body.replaceChildren());

const picker = () =>
  mount(LanguagePicker, { attachTo: document.body, props: { label: 'Language', failed: 'It could not be loaded.' } });

test('each language is offered by its own name, in its own language', () => {
  const options = picker().findAll('option');
  expect(options.map((option) => [option.text(), option.attributes('lang')])).toEqual([
    ['English', 'en'],
    ['Deutsch', 'de'],
    ['Français', 'fr'],
    ['Español', 'es'],
    ['日本語', 'ja'],
    ['العربية', 'ar'],
  ]);
});

test('choosing one speaks it', async () => {
  const shown = picker();
  await shown.get('select').setValue('ar');
  await flushPromises();
  expect([language.value, catalogue.texts.greeting, document.documentElement.dir]).toEqual(['ar', 'مرحبا', 'rtl']);
});

test('one that cannot be loaded is said, and the picker goes back', async () => {
  const shown = picker();
  online = false;
  await shown.get('select').setValue('de');
  await flushPromises();
  expect(shown.get('select').element.value).toBe('en');
  expect(shown.get('[role=status]').text()).toBe('It could not be loaded.');
});

test('while one loads the picker says that it is busy', async () => {
  const shown = picker();
  const busy = (): string | undefined => shown.get('select').attributes('aria-busy');
  let arrive = (): void => undefined;
  arrival = new Promise((resolve) => (arrive = resolve));
  expect(busy()).toBe('false');
  await shown.get('select').setValue('fr');
  expect([busy(), shown.get('select').element.value]).toEqual(['true', 'fr']);
  arrive();
  await vi.waitFor(() => expect(busy()).toBe('false'));
});

test('of two choices the last one counts: its success ends what is said of the first', async () => {
  const shown = picker();
  let arrive = (): void => undefined;
  arrival = new Promise((resolve) => (arrive = resolve));
  online = false;
  await shown.get('select').setValue('de');
  arrive();
  arrival = Promise.resolve().then(() => void (online = true));
  await shown.get('select').setValue('fr');
  await flushPromises();
  expect(shown.get('select').element.value).toBe('fr');
  expect(shown.get('[role=status]').text()).toBe('');
});

test('a page without sentences still says so, in the reader’s language and with a way on', () => {
  const place = document.createElement('div');
  document.body.append(place);
  showUnreachable(place, 'ar');
  expect(document.documentElement.dir).toBe('rtl');
  expect(place.querySelector('h1')?.textContent).toContain('تعذّر');
  expect(place.querySelector('[role=alert]')?.textContent).toBe(document.title);
  expect(place.querySelector('a')?.getAttribute('href')).toBe('');
});
