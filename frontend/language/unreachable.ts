/** What a page says that could not load a single sentence: all it has is this script. */
import { LANGUAGES, type Language } from './languages';

const SENTENCES: Record<Language, readonly [text: string, retry: string]> = {
  en: ['This page could not be loaded. Check your connection.', 'Reload'],
  de: ['Diese Seite konnte nicht geladen werden. Prüfen Sie Ihre Verbindung.', 'Neu laden'],
  fr: ['Cette page n’a pas pu être chargée. Vérifiez votre connexion Internet.', 'Recharger'],
  es: ['No se pudo cargar esta página. Compruebe su conexión.', 'Recargar'],
  ja: ['ページを読み込めませんでした。接続を確認してください。', '再読み込み'],
  ar: ['تعذّر تحميل هذه الصفحة. تحقّق من اتصالك.', 'إعادة التحميل'],
};

/** Puts it in the place of the page, with a link that tries again. */
export function showUnreachable(place: Element, language: Language): void {
  const [text, retry] = SENTENCES[language];
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGES[language].direction;
  const notice = document.createElement('main');
  notice.className = 'page__main page__main--narrow stack';
  const alert = document.createElement('div');
  alert.setAttribute('role', 'alert');
  const sentence = document.createElement('h1');
  sentence.className = 'title';
  sentence.textContent = document.title = text;
  alert.append(sentence);
  const link = document.createElement('a');
  link.className = 'button';
  link.href = '';
  link.textContent = retry;
  notice.append(alert, link);
  place.replaceChildren(notice);
}
