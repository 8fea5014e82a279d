/** What is said in Spanish for the recovery. The same for known and unknown addresses. */
import type { MoreTexts } from '../../more';

export const recovery: MoreTexts['recovery'] = {
  title: '¿Olvidó su contraseña?',
  text: 'Indíquenos el correo electrónico de su cuenta. Le enviaremos un código con el que podrá elegir una contraseña nueva.',
  submit: 'Enviar el código',
  busy: 'Enviando el código…',
  back: 'Volver al inicio de sesión',

  codeTitle: 'Elija una contraseña nueva',
  sentTo: 'Si hay una cuenta con esta dirección, un código de 6 dígitos va en camino a',
  code: 'Código del correo',
  password: 'Contraseña nueva',
  othersEnd: 'Se cerrará la sesión de su cuenta en todos los dispositivos.',
  change: 'Cambiar la contraseña',
  changing: 'Cambiando la contraseña…',
  noMail:
    '¿No ha recibido nada? Mire en la carpeta de correo no deseado o pida un código nuevo. Quizá se registró con otra dirección.',
  otherAddress: 'Usar otra dirección',
  notConfirmed:
    'Si nunca introdujo el código de su registro, inicie sesión con su contraseña: a continuación le pediremos ese código.',
  invited:
    'Si recibió una invitación y aún no ha elegido una contraseña propia, inicie sesión con la temporal o pida una nueva invitación.',

  doneTitle: 'Su contraseña ha cambiado',
  othersEnded: 'Se ha cerrado la sesión en los demás dispositivos, también la de quien conociera la contraseña anterior.',
  othersUnclear:
    'No pudimos comprobar que se cerrara la sesión en los demás dispositivos. Ciérrela en la página de su cuenta.',
  continueTo: (application) => `Continuar en ${application}`,
  continueToAccount: 'Continuar en su cuenta',
  continuing: 'Continuando…',
};
