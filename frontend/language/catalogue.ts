import { reactive } from 'vue';

import type { Language } from './languages';

/** One module for each language, loaded when it is spoken. */
export type CatalogueSources<Texts> = Readonly<Record<Language, () => Promise<Texts>>>;

export interface Catalogue<Texts extends object> {
  /**
   * The sentences in the language spoken, empty until the first. The object and its sections stay the
   * same when the language changes, so a section may be kept; a sentence that is kept stays as it was.
   */
  readonly texts: Texts;
  /** Loads a language; the function that it resolves to puts it in place. */
  fetch(language: Language): Promise<() => void>;
}

export function createCatalogue<Texts extends object>(sources: CatalogueSources<Texts>): Catalogue<Texts> {
  const texts = reactive({}) as Texts;
  return {
    texts,
    async fetch(language) {
      const spoken = await sources[language]();
      return () => overwrite(texts as Section, spoken as Section);
    },
  };
}

interface Section {
  [name: string]: unknown;
}

function overwrite(target: Section, source: Section): void {
  for (const [name, value] of Object.entries(source)) {
    if (!isSection(value)) target[name] = value;
    else overwrite((target[name] ??= {}) && (target[name] as Section), value);
  }
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
