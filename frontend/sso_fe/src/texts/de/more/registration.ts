/** What is said in German for the registration and for the code that confirms it. */
import type { MoreTexts } from '../../more';

export const register: MoreTexts['register'] = {
  title: 'Erstellen Sie Ihr Konto',
  name: 'Ihr Name',
  phone: 'Telefon',
  phoneHint: 'Beginnen Sie mit + und der Landesvorwahl.',
  gender: 'Geschlecht',
  genders: { none: 'Keine Angabe', female: 'Weiblich', male: 'Männlich', other: 'Divers' },
  marketing: 'Neuigkeiten und Angebote per E-Mail erhalten. Sie können das jederzeit ändern.',
  submit: 'Konto erstellen',
  busy: 'Konto wird erstellt …',
  haveAccount: 'Sie haben schon ein Konto?',
  signIn: 'Anmelden',
};

export const confirm: MoreTexts['confirm'] = {
  title: 'Code eingeben',
  sentTo: 'Wir haben einen 6-stelligen Code gesendet an',
  code: 'Code aus der E-Mail',
  submit: 'Adresse bestätigen',
  busy: 'Code wird geprüft …',
  resend: 'Neuen Code senden',
  resendIn: (clock) => `Neuer Code in ${clock}`,
  resending: 'Neuer Code wird gesendet …',
  resent: 'Ein neuer Code ist unterwegs. Nur der neueste Code gilt.',
  mayResend: 'Sie können jetzt einen neuen Code anfordern.',
  noMail: 'Keine E-Mail? Sehen Sie im Spam-Ordner nach. Haben Sie mit dieser Adresse schon ein Konto?',
  signInInstead: 'Stattdessen anmelden',
  wrongAddress: 'Falsche Adresse?',
  startOver: 'Von vorn beginnen',
  mailboxTitle: 'Lokale Umgebung:',
  mailboxLink: 'Ihr Code liegt im Postfach',
};
