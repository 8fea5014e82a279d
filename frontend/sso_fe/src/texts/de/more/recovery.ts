/** What is said in German for the recovery. The same for known and unknown addresses. */
import type { MoreTexts } from '../../more';

export const recovery: MoreTexts['recovery'] = {
  title: 'Passwort vergessen?',
  text: 'Nennen Sie uns die E-Mail-Adresse Ihres Kontos. Wir senden einen Code dorthin, mit dem Sie ein neues Passwort wählen.',
  submit: 'Code senden',
  busy: 'Code wird gesendet …',
  back: 'Zurück zur Anmeldung',

  codeTitle: 'Wählen Sie ein neues Passwort',
  sentTo: 'Wenn zu dieser Adresse ein Konto gehört, ist ein 6-stelliger Code unterwegs an',
  code: 'Code aus der E-Mail',
  password: 'Neues Passwort',
  othersEnd: 'Alle Geräte, die bei Ihrem Konto angemeldet sind, werden abgemeldet.',
  change: 'Passwort ändern',
  changing: 'Passwort wird geändert …',
  noMail:
    'Keine E-Mail? Sehen Sie im Spam-Ordner nach oder fordern Sie einen neuen Code an. Vielleicht haben Sie sich mit einer anderen Adresse registriert.',
  otherAddress: 'Andere Adresse verwenden',
  notConfirmed:
    'Wenn Sie den Code Ihrer Registrierung nie eingegeben haben, melden Sie sich stattdessen mit Ihrem Passwort an: Als Nächstes fragen wir nach jenem Code.',
  invited:
    'Wenn Sie eingeladen wurden und noch kein eigenes Passwort gewählt haben, melden Sie sich mit dem vorläufigen an oder bitten Sie um eine neue Einladung.',

  doneTitle: 'Ihr Passwort ist geändert',
  othersEnded: 'Alle anderen Geräte wurden abgemeldet. Wer das alte Passwort kannte, ist nun ebenfalls ausgesperrt.',
  othersUnclear: 'Wir konnten nicht sicherstellen, dass andere Geräte abgemeldet wurden. Bitte melden Sie sie auf Ihrer Kontoseite ab.',
  continueTo: (application) => `Weiter zu ${application}`,
  continueToAccount: 'Weiter zu Ihrem Konto',
  continuing: 'Es geht weiter …',
};
