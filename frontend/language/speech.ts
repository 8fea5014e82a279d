/** The language that this page speaks: a page has one, so it is the module's own. */
import { readonly, shallowRef } from 'vue';

import type { Catalogue } from './catalogue';
import { LANGUAGES, type Language } from './languages';
import { rememberChoice } from './pick';

const spoken = shallowRef<Language>('en');
const open = new Set<Catalogue<object>>();
/** For the sentences of one language, on the slowest line. */
const PATIENCE_MS = 15_000;
let turn: Promise<unknown> = Promise.resolve();

/** Changes when every sentence of the new language is there. */
export const language = readonly(spoken);

/**
 * Speaks a language from now on, in this catalogue and all that are open. Rejects, and nothing changes,
 * when one of them cannot be loaded.
 */
export function speak(wanted: Language, catalogue?: Catalogue<object>): Promise<void> {
  return inTurn(() => say(wanted, catalogue ? [...open, catalogue] : [...open]));
}

/** Opens one more catalogue, in the language spoken. Rejects when it cannot be loaded. */
export function openCatalogue(catalogue: Catalogue<object>): Promise<void> {
  return inTurn(async () => {
    if (!open.has(catalogue)) await say(spoken.value, [catalogue]);
  });
}

/** Speaks what the reader chose, and keeps to it in this tab. Rejects as `speak`. */
export async function chooseLanguage(choice: Language): Promise<void> {
  await speak(choice);
  rememberChoice(window, choice);
}

async function say(wanted: Language, catalogues: Catalogue<object>[]): Promise<void> {
  const ready = await inTime(Promise.all(catalogues.map((catalogue) => catalogue.fetch(wanted))));
  for (const putInPlace of ready) putInPlace();
  for (const catalogue of catalogues) open.add(catalogue);
  spoken.value = wanted;
  document.documentElement.lang = wanted;
  document.documentElement.dir = LANGUAGES[wanted].direction;
}

/** A file that never comes must not hold up what is asked for after it, nor one that comes late undo it. */
function inTime<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE_MS, new Error('it did not come in time'));
    work.then(resolve, reject);
  });
}

/** One after the other, so that a catalogue opens in the language that was chosen meanwhile. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}
