/** What the account pages say, in German. */
import type { MoreTexts } from '../../more';

export const account: MoreTexts['account'] = {
  title: 'Ihr Konto',
  sections: {
    title: 'Bereiche Ihres Kontos',
    profile: 'Profil',
    sessions: 'Geräte',
    applications: 'Anwendungen',
    security: 'Sicherheit',
    delete: 'Konto löschen',
  },
  loading: 'Wird geladen …',
  signOut: 'Abmelden',
  signingOut: 'Abmeldung läuft …',
  signedInAs: 'Angemeldet als',
  otherUser: (email) =>
    `In einem anderen Tab wurde ein anderes Konto angemeldet. Sie sehen nun dieses Konto; was für ${email} nicht gespeichert war, ist verloren.`,
  cancel: 'Abbrechen',
  wrongPassword: 'Das Passwort stimmt nicht.',

  signIn: {
    kind: 'Sie melden sich an bei',
    forgot: 'Passwort vergessen?',
    recover: 'Ein neues wählen',
    steps: {
      newPassword: 'Ihr vorläufiges Passwort stimmt. Wählen Sie jetzt eines, das nur Sie kennen.',
      totp: 'Ihr Passwort stimmt. Jetzt bitte noch der Code.',
      totpSetup: 'Ihr Passwort stimmt. Diese Website verlangt auch einen zweiten Faktor: Richten Sie jetzt eine Authenticator-App ein.',
    },
  },

  again: {
    title: 'Bitte melden Sie sich erneut an',
    text: 'Ihre Anmeldung ist abgelaufen. Ihre Eingaben sind noch da; wir machen weiter, wo Sie aufgehört haben.',
    as: 'Ihr Konto ist',
    submit: 'Anmelden und weitermachen',
  },

  leave: {
    title: 'Ohne Speichern verlassen?',
    text: 'Die Änderungen an Ihrem Profil sind noch nicht gespeichert.',
    stay: 'Weiter bearbeiten',
    submit: 'Ohne Speichern verlassen',
  },

  profile: {
    title: 'Profil',
    text: 'Anwendungen, bei denen Sie Mitglied sind, sehen Ihren Namen und Ihre E-Mail-Adresse.',
    email: 'E-Mail-Adresse',
    emailHint: 'Sie melden sich damit an. Deshalb lässt sie sich hier nicht ändern.',
    save: 'Änderungen speichern',
    saving: 'Wird gespeichert …',
    saved: 'Ihre Änderungen sind gespeichert.',
    unsaved: 'Sie haben ungespeicherte Änderungen.',
    discard: 'Änderungen verwerfen',
    nameLength: 'Geben Sie Ihren Namen ein, mit höchstens 100 Zeichen.',
  },

  sessions: {
    title: 'Wo Sie angemeldet sind',
    text: 'Jeder Browser, in dem Sie sich angemeldet haben, und die Anwendungen, die Sie von dort aus geöffnet haben.',
    current: 'Dieses Gerät',
    unknownDevice: 'Unbekanntes Gerät',
    deviceOn: (browser, system) => `${browser} auf ${system}`,
    lastUsed: 'Zuletzt verwendet:',
    login: 'Hier angemeldet, keine Anwendung geöffnet',
    end: 'Beenden',
    ending: 'Wird beendet …',
    endApplication: (application, device) => `Beenden: ${application} (${device})`,
    endLogin: 'Dieses Gerät abmelden',
    endLoginLong: (device) => `Dieses Gerät abmelden: ${device}, samt seinen Anwendungen`,
    endedApplication: (application) => `${application} ist dort abgemeldet. Die Anwendung bemerkt es in spätestens einer Stunde.`,
    endedLogin: (device) => `Abgemeldet: ${device}.`,
    endOthers: 'Überall sonst abmelden',
    confirmTitle: 'Überall sonst abmelden?',
    confirmText:
      'Alle anderen Browser und alle von dort geöffneten Anwendungen werden abgemeldet. Dieses Gerät bleibt angemeldet.',
    confirmSubmit: 'Abmelden',
    endedOthers: 'Sie sind überall sonst abgemeldet.',
    onlyHere: 'Sie sind nur auf diesem Gerät angemeldet.',
    none: 'Sie sind nirgendwo angemeldet.',
  },

  applications: {
    title: 'Anwendungen',
    text: 'Bei diesen sind Sie Mitglied. Jede sieht Ihren Namen und Ihre E-Mail-Adresse.',
    joined: (date) => `Mitglied seit ${date}`,
    none: 'Sie sind noch bei keiner Anwendung Mitglied.',
    noneNext: 'Öffnen Sie eine Anwendung und wählen Sie „Anmelden“: Dann können Sie beitreten.',
  },

  security: { title: 'Passwort und Sicherheit' },

  password: {
    title: 'Passwort ändern',
    text: 'Danach sind Sie überall sonst abgemeldet.',
    current: 'Aktuelles Passwort',
    next: 'Neues Passwort',
    submit: 'Passwort ändern',
    busy: 'Passwort wird geändert …',
    wrong: 'Das aktuelle Passwort stimmt nicht.',
    same: 'Wählen Sie ein anderes Passwort als das aktuelle.',
    changed: 'Ihr Passwort ist geändert.',
    endingOthers: 'Sie werden überall sonst abgemeldet …',
    endedOthers: 'Sie sind überall sonst abgemeldet.',
    othersFailed: 'Anderswo sind Sie noch angemeldet:',
  },

  totp: {
    title: 'Zweiter Faktor',
    off: 'Aus',
    on: 'Ein',
    offText: 'Mit einer Authenticator-App genügt Ihr Passwort allein nicht, um sich als Sie anzumelden.',
    onText: 'Zur Anmeldung brauchen Sie Ihr Passwort und einen Code aus Ihrer Authenticator-App.',
    required: 'Hier ist er für alle Pflicht und lässt sich deshalb nicht entfernen.',
    setUp: 'Authenticator-App einrichten',
    continue: 'Weiter',
    checking: 'Passwort wird geprüft …',
    password: 'Ihr Passwort',
    expired:
      'Das hat zu lange gedauert. Geben Sie Ihr Passwort erneut ein und ersetzen Sie den Eintrag in Ihrer App durch den neuen Code.',
    done: 'Ihre Authenticator-App ist eingerichtet. Ab jetzt brauchen Sie zur Anmeldung ihren Code.',
    remove: 'Authenticator-App entfernen',
    removeTitle: 'Zweiten Faktor entfernen?',
    removeText: 'Danach genügt Ihr Passwort allein zur Anmeldung.',
    removing: 'Wird entfernt …',
    removed: 'Der zweite Faktor ist entfernt.',
  },

  delete: {
    title: 'Konto löschen',
    text: 'Das lässt sich nicht rückgängig machen.',
    goesTitle: 'Was sofort gelöscht wird',
    goes: [
      'Ihr Name, Ihre E-Mail-Adresse, Ihre Telefonnummer und Ihre Einstellungen',
      'alle Anmeldungen auf allen Geräten',
      'Ihre Mitgliedschaft bei allen Anwendungen',
    ],
    staysTitle: 'Was bleiben kann',
    stays: 'Was eine Anwendung aufbewahren muss, etwa Bestellungen, bleibt dort ohne Ihren Namen oder wird ebenfalls gelöscht.',
    confirmEmail: 'Ihre E-Mail-Adresse zur Bestätigung',
    confirmHint: (email) => `Geben Sie ${email} ein`,
    mismatch: 'Das ist nicht die E-Mail-Adresse dieses Kontos.',
    password: 'Ihr Passwort',
    submit: 'Konto endgültig löschen',
    busy: 'Konto wird gelöscht …',
  },

  goodbye: {
    title: 'Ihr Konto ist gelöscht',
    text: 'Sie sind überall abgemeldet, und wir kennen Sie nicht mehr.',
    next: 'Sie können diese Seite schließen. Wenn Sie zurückkommen möchten, erstellen Sie in einer beliebigen Anwendung ein neues Konto.',
  },
};
