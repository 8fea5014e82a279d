/** The sentences of the pages beyond the sign-in, which come with the first of those pages. */
import { createCatalogue, openCatalogue } from 'language';

import type { more as english } from './en/more';

export type MoreTexts = typeof english;

const catalogue = createCatalogue<MoreTexts>({
  en: async () => (await import('./en/more')).more,
  de: async () => (await import('./de/more')).more,
  fr: async () => (await import('./fr/more')).more,
  es: async () => (await import('./es/more')).more,
  ja: async () => (await import('./ja/more')).more,
  ar: async () => (await import('./ar/more')).more,
});

export const more = catalogue.texts;

/** Loads what `load` loads and the sentences that go with it; for every page and part that uses them. */
export async function withMore<Part>(load: () => Promise<Part>): Promise<Part> {
  const [part] = await Promise.all([load(), openCatalogue(catalogue)]);
  return part;
}
