/** What the start page and the page that does not exist say, in Spanish. */
import type { MoreTexts } from '../../more';

export const home: MoreTexts['home'] = {
  title: 'Abra una aplicación para iniciar sesión',
  text: 'Aquí le envían sus aplicaciones para que demuestre quién es.',
  next: 'Vaya a la aplicación que quiera usar y elija «Iniciar sesión»: volverá aquí.',
  signIn: 'Acceder a su cuenta',
  signedInTitle: 'Ha iniciado sesión',
  signedInAs: 'Su cuenta:',
  signedInNext: 'Abra cualquier aplicación de la que sea miembro: entrará sin que le pregunte nada más.',
  account: 'Cuenta y aplicaciones',
  signOut: 'Cerrar sesión',
};

export const notFound: MoreTexts['notFound'] = {
  title: 'Esta página no existe',
  text: 'Quizá la dirección esté mal escrita o el enlace que le trajo aquí ya no sirva.',
  next: 'Abra la aplicación que quiera usar y elija «Iniciar sesión». Sus aplicaciones aparecen en la página de su cuenta.',
};
