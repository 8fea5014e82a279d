/** What is said in Spanish for setting up an authenticator app, and of its codes. */
import type { MoreTexts } from '../../more';

export const totp: MoreTexts['totp'] = {
  loading: 'Preparando la clave…',
  scan: 'Abra su aplicación de autenticación, añada una cuenta y escanee este código.',
  qrLabel: 'Código QR con la clave para su aplicación de autenticación',
  orType: '¿No tiene una cámara a mano? Escriba esta clave en la aplicación:',
  copy: 'Copiar la clave',
  copied: 'La clave se ha copiado. Péguela en su aplicación de autenticación.',
  copyByHand: 'Aquí no se permite copiar. Seleccione la clave y cópiela usted.',
  firstCode: 'Código que muestra la aplicación',
  code: 'Código de su aplicación de autenticación',
  codeHint: 'Seis dígitos, nuevos cada 30 segundos.',
  codeMissing: 'Introduzca los 6 dígitos que muestra su aplicación de autenticación.',
  codeWrong: 'Este código no es correcto. Espere al siguiente en su aplicación e introdúzcalo.',
  finish: 'Terminar la configuración',
  finishing: 'Comprobando el código…',
};
