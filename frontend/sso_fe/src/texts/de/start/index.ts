/** What the sign-in says, in German, and every page's frame. */
import type { StartTexts } from '../..';
import { errors, problem } from './problems';

export const start: StartTexts = {
  site: {
    name: 'Zentrale Anmeldung',
    footer: 'Ein Konto für alle Anwendungen, bei denen Sie Mitglied sind.',
    language: 'Sprache',
    offline: 'Sie sind offline. Ihre Eingaben bleiben erhalten.',
    languageFailed: 'Diese Sprache konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und wählen Sie die Sprache erneut.',
  },

  pass: {
    continueTo: 'Weiter zu',
    signingIn: 'Sie melden sich an bei',
    cancel: (application) => `Abbrechen und zurück zu ${application}`,
    back: (application) => `Zurück zu ${application}`,
    loading: 'Wird geladen …',
    stillBusy: 'Noch einen Moment …',
    slow: 'Das dauert länger als üblich. Bitte lassen Sie die Seite geöffnet.',
    optional: '(freiwillig)',
    required: 'Alle Angaben sind erforderlich, sofern nicht als freiwillig gekennzeichnet.',
  },

  signIn: {
    title: 'Anmelden',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    submit: 'Anmelden',
    busy: 'Anmeldung läuft …',
    noAccount: 'Neu hier?',
    register: 'Konto erstellen',
    again: 'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an.',
    forgot: 'Passwort vergessen?',
    didYouMean: 'Vielleicht meinten Sie:',
    elsewhere: 'In einem anderen Tab sind Sie jetzt angemeldet als',
    neverShared: (application) => `${application} erfährt Ihr Passwort nie.`,
  },

  arrival: {
    confirmed: 'Ihre E-Mail-Adresse ist bestätigt. Melden Sie sich an, um fortzufahren.',
    codeElsewhere:
      'Melden Sie sich an, um fortzufahren. Ist Ihre E-Mail-Adresse noch nicht bestätigt, fragen wir als Nächstes nach dem Code.',
    recovered: 'Ihr Passwort ist geändert, und alle anderen Geräte sind abgemeldet. Melden Sie sich mit dem neuen Passwort an.',
    passwordChanged: 'Ihr Passwort ist geändert. Melden Sie sich mit dem neuen Passwort an.',
    signedOut: 'Sie sind hier und in allen Anwendungen abgemeldet, die Sie von hier aus geöffnet haben.',
    resetRequired: 'Dieses Konto braucht ein neues Passwort, bevor es genutzt werden kann. Wir senden Ihnen dafür einen Code.',
  },

  secondFactor: {
    title: 'Code aus Ihrer App eingeben',
    text: 'Ihr Passwort stimmt. Für dieses Konto brauchen Sie auch den Code, den Ihre Authenticator-App anzeigt.',
    submit: 'Weiter',
    busy: 'Code wird geprüft …',
    lost: 'Sie haben die App nicht mehr? Bitten Sie das Team dieser Website um Hilfe.',
    setUpTitle: 'Authenticator-App einrichten',
    setUpText:
      'Ihr Passwort stimmt. Zur Anmeldung gehört hier auch ein Code aus einer App, damit ein gestohlenes Passwort nicht genügt.',
    restart: 'Zurück zum Passwort',
  },

  password: {
    show: 'Anzeigen',
    hide: 'Verbergen',
    showLong: 'Passwort anzeigen',
    hideLong: 'Passwort verbergen',
    capsLock: 'Die Feststelltaste ist aktiviert.',
    rulesTitle: 'Regeln für Ihr Passwort',
    rules: {
      length: (characters) => `mindestens ${characters} Zeichen`,
      upper: 'ein Großbuchstabe',
      lower: 'ein Kleinbuchstabe',
      number: 'eine Ziffer',
      symbol: 'ein Sonderzeichen',
    },
    met: 'erfüllt',
    missing: 'fehlt noch',
    allMet: 'Das Passwort erfüllt alle Regeln.',
    strength: {
      title: 'Wie schwer das Passwort zu erraten ist',
      none: 'noch nichts eingegeben',
      weak: 'Leicht zu erraten',
      fair: 'Eher schwer zu erraten',
      strong: 'Schwer zu erraten',
    },
  },

  join: {
    title: (application) => `${application} beitreten`,
    text: (application) =>
      `Sie sind noch nicht Mitglied bei ${application}. Nach dem Beitritt sieht die Anwendung Ihren Namen und Ihre E-Mail-Adresse.`,
    submit: (application) => `Weiter zu ${application}`,
    busy: 'Beitritt läuft …',
    signedInAs: 'Angemeldet als',
    otherAccount: 'Konto wechseln',
  },

  refused: {
    title: (application) => `${application}: nur auf Einladung`,
    text: 'Dieses Konto steht nicht auf der Liste der Mitglieder.',
    next: (application) =>
      `Bitten Sie das Team von ${application}, diese E-Mail-Adresse aufzunehmen, und melden Sie sich dann erneut an. Wenn Sie unter einer anderen Adresse eingeladen wurden, verwenden Sie jenes Konto.`,
  },

  leaving: {
    title: (application) => `Weiter zu ${application} …`,
    text: 'Sie sind angemeldet. Einen Moment bitte.',
    backTitle: (application) => `Zurück zu ${application} …`,
  },

  problem,
  errors,
};
