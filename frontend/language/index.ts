/** The language of a page: which there are, which one to speak, and the sentences in it. */
export { createCatalogue, type Catalogue, type CatalogueSources } from './catalogue';
export { LANGUAGES, isLanguage, type Language } from './languages';
export { languageForPage, pickLanguage, type Preferences } from './pick';
export { chooseLanguage, language, openCatalogue, speak } from './speech';
export { showUnreachable } from './unreachable';
