import { isLanguage, type Language } from './languages';

/** What is known of the reader's languages, as BCP 47 tags. */
export interface Preferences {
  /** `ui_locales` of the address: OpenID Connect Core 1.0, section 3.1.2.1, the best first, between spaces. */
  uiLocales: string;
  /** What the reader chose in this tab, and the `ui_locales` that it was chosen over. */
  choice: { tag: string; over: string } | null;
  /** `navigator.languages`. */
  browser: readonly string[];
}

/**
 * The first language asked for that we speak, English if there is none: `de-AT` is served in `de`.
 * The reader's choice counts most until an address asks for something else.
 */
export function pickLanguage({ uiLocales, choice, browser }: Preferences): Language {
  const asked = uiLocales.split(/\s+/);
  const chosen = choice ? [choice.tag] : [];
  const inOrder = choice?.over === uiLocales ? [...chosen, ...asked] : [...asked, ...chosen];
  return [...inOrder, ...browser].map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}

const CHOICE = 'language';

/** What the open page is to be shown in. What an address asks for holds for the tab's next pages, too. */
export function languageForPage(page: Window): Language {
  const uiLocales = uiLocalesOf(page);
  const picked = pickLanguage({ uiLocales, choice: choiceIn(page), browser: page.navigator.languages });
  if (uiLocales !== '') rememberChoice(page, picked);
  return picked;
}

/** Keeps the reader's choice for this tab, where the browser lets us. */
export function rememberChoice(page: Window, tag: Language): void {
  try {
    page.sessionStorage.setItem(CHOICE, `${tag} ${uiLocalesOf(page)}`);
  } catch {
    // The next page goes by the address and the browser again.
  }
}

function uiLocalesOf(page: Window): string {
  return new URLSearchParams(page.location.search).get('ui_locales') ?? '';
}

function choiceIn(page: Window): Preferences['choice'] {
  try {
    const [, tag, over] = /^(\S+) (.*)$/s.exec(page.sessionStorage.getItem(CHOICE) ?? '') ?? [];
    return tag !== undefined && over !== undefined ? { tag, over } : null;
  } catch {
    return null;
  }
}
