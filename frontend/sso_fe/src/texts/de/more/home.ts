/** What the start page and the page that does not exist say, in German. */
import type { MoreTexts } from '../../more';

export const home: MoreTexts['home'] = {
  title: 'Öffnen Sie eine Anwendung, um sich anzumelden',
  text: 'Ihre Anwendungen schicken Sie hierher, damit Sie sich ausweisen.',
  next: 'Gehen Sie zur gewünschten Anwendung und wählen Sie „Anmelden“: Von dort kommen Sie hierher zurück.',
  signIn: 'Zu Ihrem Konto',
  signedInTitle: 'Sie sind angemeldet',
  signedInAs: 'Angemeldet als',
  signedInNext: 'Öffnen Sie eine Anwendung, bei der Sie Mitglied sind. Sie müssen sich nicht noch einmal anmelden.',
  account: 'Konto und Anwendungen',
  signOut: 'Abmelden',
};

export const notFound: MoreTexts['notFound'] = {
  title: 'Diese Seite gibt es nicht',
  text: 'Vielleicht enthält die Adresse einen Tippfehler, oder der Link hierher ist veraltet.',
  next: 'Öffnen Sie die gewünschte Anwendung und wählen Sie „Anmelden“. Ihre Anwendungen finden Sie auf Ihrer Kontoseite.',
};
