/**
 * Every sentence of the site, in the language spoken; English is what the others are typed by.
 * Read them when rendering: a sentence that is kept does not change with the language.
 */
import { createCatalogue } from 'language';

import type { start } from './en/start';

export type Texts = typeof start;

export const catalogue = createCatalogue<Texts>({
  en: async () => (await import('./en/start')).start,
  de: async () => (await import('./de/start')).start,
  fr: async () => (await import('./fr/start')).start,
  es: async () => (await import('./es/start')).start,
  ja: async () => (await import('./ja/start')).start,
  ar: async () => (await import('./ar/start')).start,
});

export const { texts } = catalogue;
