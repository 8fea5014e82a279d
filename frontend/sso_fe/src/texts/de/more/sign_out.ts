/** What is said in German for the sign-out. */
import type { MoreTexts } from '../../more';

export const signOut: MoreTexts['signOut'] = {
  kind: 'Sie verlassen',
  title: 'Überall abmelden?',
  signedInAs: 'Sie sind angemeldet als',
  text: 'Damit endet die Anmeldung in diesem Browser und in allen Anwendungen, die Sie von hier aus geöffnet haben.',
  submit: 'Überall abmelden',
  busy: 'Abmeldung läuft …',
  stay: (application) => `Angemeldet bleiben und zurück zu ${application}`,
  stayHere: 'Angemeldet bleiben',
  leaving: (application) => `Sie sind abgemeldet. Zurück zu ${application} …`,
  doneTitle: 'Sie sind abgemeldet',
  doneText: 'Dieser Browser ist hier und in allen Anwendungen abgemeldet, die von hier aus geöffnet wurden.',
  doneNext: 'Sie können diese Seite schließen oder sich wieder anmelden.',
  signIn: 'Wieder anmelden',
  skip: (application) => `Zurück zu ${application}`,
  elsewhere: 'Abmelden, ohne zu einer Anwendung zurückzukehren',
};
