/** What is said in Spanish for the sign-out. */
import type { MoreTexts } from '../../more';

export const signOut: MoreTexts['signOut'] = {
  kind: 'Está saliendo de',
  title: '¿Cerrar sesión en todas partes?',
  signedInAs: 'Ha iniciado sesión como',
  text: 'Así termina la sesión de este navegador y, con ella, la de todas las aplicaciones que abrió desde él.',
  submit: 'Cerrar sesión en todas partes',
  busy: 'Cerrando sesión…',
  stay: (application) => `Mantener la sesión y volver a ${application}`,
  stayHere: 'Mantener la sesión abierta',
  leaving: (application) => `Sesión cerrada. Volviendo a ${application}…`,
  doneTitle: 'Ha cerrado la sesión',
  doneText: 'La sesión de este navegador está cerrada, aquí y en todas las aplicaciones que se abrieron desde aquí.',
  doneNext: 'Puede cerrar esta página o volver a iniciar sesión.',
  signIn: 'Iniciar sesión de nuevo',
  skip: (application) => `Volver a ${application}`,
  elsewhere: 'Cerrar sesión sin volver a una aplicación',
};
