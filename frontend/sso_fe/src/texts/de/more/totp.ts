/** What is said in German for setting up an authenticator app, and of its codes. */
import type { MoreTexts } from '../../more';

export const totp: MoreTexts['totp'] = {
  loading: 'Schlüssel wird vorbereitet …',
  scan: 'Öffnen Sie Ihre Authenticator-App, fügen Sie ein Konto hinzu und scannen Sie damit diesen Code.',
  qrLabel: 'QR-Code mit dem Schlüssel für Ihre Authenticator-App',
  orType: 'Keine Kamera zur Hand? Tippen Sie stattdessen diesen Schlüssel in die App:',
  copy: 'Schlüssel kopieren',
  copied: 'Der Schlüssel ist kopiert. Fügen Sie ihn in Ihre Authenticator-App ein.',
  copyByHand: 'Kopieren ist hier nicht erlaubt. Bitte markieren und kopieren Sie den Schlüssel von Hand.',
  firstCode: 'Code, den die App anzeigt',
  code: 'Code aus Ihrer Authenticator-App',
  codeHint: 'Sechs Ziffern, alle 30 Sekunden neu.',
  codeMissing: 'Geben Sie die 6 Ziffern ein, die Ihre Authenticator-App anzeigt.',
  codeWrong: 'Dieser Code stimmt nicht. Warten Sie auf den nächsten in Ihrer App und geben Sie ihn ein.',
  finish: 'Einrichtung abschließen',
  finishing: 'Code wird geprüft …',
};
