/** What is wrong with a catalogue beyond what the compiler sees: a line for each fault. */
import type { Language } from '..';

type Saying = string | ((...given: number[]) => string);

/** Stand for whatever a sentence is given: no sentence has these numbers of its own. */
const MARKERS = [17, 23, 29];

/** One at least for each plural form of every language. */
const COUNTS = [0, 1, 2, 3, 11, 100];

/** Words that a reader of another language would trip over. */
const ENGLISH_WORDS = /\b(the|your|you|sign|please|password|account|with)\b/i;

interface Print {
  /** Marks that come in pairs. */
  pairs: readonly string[];
  /** What a careful reader would call a mistake, whatever the sentence says. */
  mistake: RegExp;
}

const PRINT: Record<Language, Print> = {
  en: { pairs: ['“”'], mistake: /[„«»]/ },
  de: { pairs: ['„“'], mistake: /[”«»]/ },
  // A narrow no-break space stands before these marks, and inside of the quotation marks.
  fr: { pairs: ['«»'], mistake: /[^\u202f][:;?!»]|«[^\u202f]|[“”„]/ },
  es: { pairs: ['«»', '¿?', '¡!'], mistake: /[“”„]/ },
  // Its own marks are as wide as its letters, which no space parts.
  ja: {
    pairs: ['「」', '（）'],
    mistake: /[?!,;“”„]|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー][.:()~]|[()][\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー、。」] [\p{sc=Han}\p{sc=Hira}\p{sc=Kana}「…]/u,
  },
  // Isolates are begun in two ways and ended in one.
  ar: { pairs: ['«»'], mistake: /[?,;“”„]|[\u2066\u2068][^\u2069]*(?:$|[\u2066\u2068])|(?:^|\u2069)[^\u2066\u2068]*\u2069/ },
};

/** Marks of a typewriter, a gap in a sentence, and what a computer says for nothing. */
const SLIP = /['"]|undefined|NaN| {2}|^ | $|^$/;

/** Every sentence by its path in the catalogue: `errors.summary`, `account.delete.goes.0`. */
function sayingsOf(section: object, path = ''): Map<string, Saying> {
  const entries = Object.entries(section).flatMap(([name, value]: [string, unknown]): [string, Saying][] =>
    typeof value === 'object' && value !== null
      ? [...sayingsOf(value, `${path}${name}.`)]
      : [[path + name, value as Saying]],
  );
  return new Map(entries);
}

/** A sentence in all its forms. */
function formsOf(saying: Saying): string[] {
  if (typeof saying === 'string') return [saying];
  const marked = saying(...MARKERS.slice(0, saying.length));
  return [marked, ...COUNTS.map((count) => saying(...MARKERS.slice(0, saying.length).fill(count)))];
}

/** What English says and this catalogue does not, the other way round, and what takes more or less than English. */
export function misshapen(english: object, catalogue: object): string[] {
  const shapes = (of: object): string[] =>
    [...sayingsOf(of)].map(([path, saying]) => (typeof saying === 'string' ? path : `${path}, given ${saying.length}`));
  const wanted = new Set(shapes(english));
  const found = new Set(shapes(catalogue));
  return [
    ...[...wanted].filter((shape) => !found.has(shape)).map((shape) => `missing: ${shape}`),
    ...[...found].filter((shape) => !wanted.has(shape)).map((shape) => `superfluous: ${shape}`),
  ];
}

/** @param shared the paths of what this language says in the very words of English. */
export function untranslated(english: object, catalogue: object, shared: readonly string[]): string[] {
  const source = sayingsOf(english);
  return faultsIn(catalogue, (form, path) => {
    if (ENGLISH_WORDS.test(form)) return true;
    const original = source.get(path);
    return original !== undefined && !shared.includes(path) && /\p{L}/u.test(form) && formsOf(original).includes(form);
  });
}

/** What is given to a sentence and does not show in it, in either kind of digits. */
export function swallowed(catalogue: object, tag: Language): string[] {
  const digits = new Intl.NumberFormat(tag);
  return [...sayingsOf(catalogue)].flatMap(([path, saying]) => {
    if (typeof saying === 'string') return [];
    const given = MARKERS.slice(0, saying.length);
    const said = saying(...given);
    return given.every((marker) => said.includes(String(marker)) || said.includes(digits.format(marker))) ? [] : [`${path}: ${said}`];
  });
}

export function misprinted(catalogue: object, tag: Language): string[] {
  const { pairs, mistake } = PRINT[tag];
  const isOdd = (form: string, [open, close]: readonly string[]): boolean => form.split(open!).length !== form.split(close!).length;
  return faultsIn(
    catalogue,
    (form) => SLIP.test(form) || mistake.test(form) || ['()', ...pairs].some((pair) => isOdd(form, Array.from(pair))),
  );
}

/**
 * Sentences whose order a name from another script would upset: it stands between Unicode's isolates.
 * @param bare the paths of those that are given numbers or words of their own language, or that the page takes apart.
 */
export function exposed(catalogue: object, bare: readonly string[]): string[] {
  return [...sayingsOf(catalogue)].flatMap(([path, saying]) => {
    if (typeof saying === 'string' || bare.includes(path)) return [];
    const said = saying(...MARKERS);
    const given = MARKERS.slice(0, saying.length);
    return given.every((name) => said.includes(`\u2068${name}\u2069`)) ? [] : [`${path}: ${said}`];
  });
}

function faultsIn(catalogue: object, isFault: (form: string, path: string) => boolean): string[] {
  return [...sayingsOf(catalogue)].flatMap(([path, saying]) => {
    const wrong = formsOf(saying).find((form) => isFault(form, path));
    return wrong === undefined ? [] : [`${path}: ${wrong}`];
  });
}
