/**
 * Languages as BCP 47 tags, the most wanted first: in a list (`navigator.languages` is one), or in a
 * text with spaces between them.
 */
export type UiLocales = string | readonly string[];

/** `ui_locales` as OpenID Connect Core 3.1.2.1 has it; no parameter where nothing is wanted. */
export function uiLocalesQuery(wanted: UiLocales = ''): { ui_locales?: string } {
  const tags = [wanted].flat().join(' ');
  return tags ? { ui_locales: tags } : {};
}
