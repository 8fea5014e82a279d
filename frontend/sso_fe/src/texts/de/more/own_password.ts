/** What is said in German for replacing a temporary password. */
import type { MoreTexts } from '../../more';

export const ownPassword: MoreTexts['ownPassword'] = {
  title: 'Wählen Sie ein eigenes Passwort',
  text: 'Das vorläufige Passwort hat seinen Dienst getan. Von jetzt an melden Sie sich mit einem an, das nur Sie kennen.',
  label: 'Neues Passwort',
  submit: 'Festlegen und weiter',
  busy: 'Passwort wird festgelegt …',
  same: 'Wählen Sie ein anderes Passwort als das vorläufige.',
};
