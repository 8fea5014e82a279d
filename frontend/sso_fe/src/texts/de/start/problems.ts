/** What can go wrong, in German: whole pages, each with what to do next, and sentences for forms. */
import type { StartTexts } from '../..';

export const problem: StartTexts['problem'] = {
  retry: 'Erneut versuchen',
  account: 'Zu Ihrer Kontoseite',
  home: 'Zur Startseite',
  back: 'Eine Seite zurück',
  reference: 'Referenz für den Support:',
  badLink: {
    title: 'Dieser Anmeldelink ist unvollständig',
    text: 'In der Adresse, über die Sie gekommen sind, fehlt etwas, oder sie wurde unterwegs verändert.',
    next: 'Gehen Sie zurück zur Anwendung und wählen Sie noch einmal „Anmelden“. Ihre Anwendungen finden Sie auf Ihrer Kontoseite.',
  },
  unknownApplication: {
    title: 'Diese Anwendung kennen wir nicht',
    text: 'Hier ist keine Anwendung mit diesem Namen registriert. Deshalb leiten wir Sie nicht weiter.',
    next: 'Prüfen Sie die Adresse, der Sie gefolgt sind. Stammt sie von der Anwendung selbst, sagen Sie deren Team Bescheid.',
  },
  unknownChannel: {
    title: 'Dieser Zugang ist nicht registriert',
    text: 'Die Anwendung ist hier bekannt, aber nicht der Ort, an den Sie zurückkehren sollen. Zu Ihrer Sicherheit geht es nicht weiter.',
    next: 'Öffnen Sie die Anwendung unter ihrer gewohnten Adresse und melden Sie sich dort an. Gelingt auch das nicht, sagen Sie deren Team Bescheid.',
  },
  cookieRefused: {
    title: 'Ihr Browser hat die Anmeldung nicht behalten',
    text: 'Ihr Passwort stimmt. Die Anmeldung braucht hier aber ein Cookie, und Ihr Browser hat es nicht gespeichert.',
    next: 'Erlauben Sie Cookies für diese Website in den Einstellungen Ihres Browsers und versuchen Sie es erneut.',
  },
  network: {
    title: 'Der Server ist nicht erreichbar',
    text: 'Nichts ist verloren: Diese Seite weiß, wohin Sie wollten.',
    next: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
  },
  busy: {
    title: 'Einen kleinen Moment, bitte',
    text: 'Der Anmeldedienst ist gerade stark ausgelastet.',
    next: 'Sie können es unbesorgt erneut versuchen.',
  },
  other: {
    title: 'Bei uns ist etwas schiefgegangen',
    text: 'Das liegt nicht an Ihnen, und Sie müssen anderswo nicht neu beginnen.',
    next: 'Versuchen Sie es in einer Minute erneut. Geschieht es immer wieder, wenden Sie sich an den Support.',
  },
  config: {
    title: 'Diese Website ist noch nicht eingerichtet',
    text: (reason) => `Die Einstellungsdatei /config.json ist nicht verwendbar: ${reason}.`,
    next: 'Versuchen Sie es in einer Minute erneut. Wenn Sie diese Website betreiben, stellen Sie sie neu bereit: Dabei entsteht die Datei.',
  },
};

export const errors: StartTexts['errors'] = {
  summary: 'Prüfen Sie diese Angaben',
  email: 'Geben Sie eine E-Mail-Adresse ein, etwa name@example.com.',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  passwordWeak: 'Wählen Sie ein Passwort, das alle Regeln unten erfüllt.',
  passwordRefused: 'Dieses Passwort wird nicht akzeptiert. Wählen Sie ein längeres oder weniger gebräuchliches.',
  name: 'Geben Sie Ihren Namen ein.',
  phone: 'Geben Sie die Nummer wie +49 30 23125 000 ein, oder lassen Sie das Feld leer.',
  codeMissing: 'Geben Sie die 6 Ziffern aus der E-Mail ein.',
  codeWrong: 'Dieser Code stimmt nicht. Sehen Sie in der neuesten E-Mail nach und versuchen Sie es erneut.',
  codeExpired: 'Dieser Code ist abgelaufen. Fordern Sie unten einen neuen an.',
  credentials: 'Die E-Mail-Adresse oder das Passwort stimmt nicht.',
  reset: 'Dieses Konto braucht ein neues Passwort, bevor es genutzt werden kann. Wählen Sie „Passwort vergessen?“.',
  temporaryPasswordExpired:
    'Ihr vorläufiges Passwort ist abgelaufen. Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.',
  unsupported: 'Dieses Konto verlangt einen Schritt, den diese Website nicht anbietet. Bitten Sie das Team dieser Website um Hilfe.',
  notConfirmed:
    'Diese E-Mail-Adresse ist noch nicht bestätigt. Öffnen Sie die Anwendung, für die Sie sich registriert haben, und melden Sie sich dort an: Dann werden Sie nach dem Code gefragt.',
  expiredLogin: 'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an.',
  signUpRefused:
    'Mit dieser E-Mail-Adresse kann kein Konto erstellt werden. Versuchen Sie es mit Ihrer dienstlichen Adresse oder fragen Sie den Support.',
  details: 'Eine Angabe im Formular wurde nicht akzeptiert. Bitte prüfen Sie alle Felder.',
  offline: 'Sie sind offline. Ihre Eingaben bleiben erhalten: Versuchen Sie es erneut, sobald Sie wieder online sind.',
  network: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
  tooMany: (wait) => `Zu viele Versuche. Bitte warten Sie ${wait} und versuchen Sie es dann erneut.`,
  unavailable: (wait) => `Der Anmeldedienst antwortet gerade nicht. Bitte warten Sie ${wait} und versuchen Sie es dann erneut.`,
  other: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es in einer Minute erneut.',
  moment: 'einen Moment',
  seconds: (count) => (count === 1 ? '1 Sekunde' : `${count} Sekunden`),
  minutes: (count) => (count === 1 ? '1 Minute' : `${count} Minuten`),
};
