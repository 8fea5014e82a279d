/** What is said in Spanish for the registration and for the code that confirms it. */
import type { MoreTexts } from '../../more';

export const register: MoreTexts['register'] = {
  title: 'Cree su cuenta',
  name: 'Su nombre',
  phone: 'Teléfono',
  phoneHint: 'Empiece por + y el prefijo del país.',
  gender: 'Género',
  genders: { none: 'Prefiero no decirlo', female: 'Femenino', male: 'Masculino', other: 'Otro' },
  marketing: 'Recibir novedades y ofertas por correo electrónico. Puede cambiar de opinión en cualquier momento.',
  submit: 'Crear cuenta',
  busy: 'Creando su cuenta…',
  haveAccount: '¿Ya tiene una cuenta?',
  signIn: 'Iniciar sesión',
};

export const confirm: MoreTexts['confirm'] = {
  title: 'Introduzca el código',
  sentTo: 'Hemos enviado un código de 6 dígitos a',
  code: 'Código del correo',
  submit: 'Confirmar la dirección',
  busy: 'Comprobando el código…',
  resend: 'Enviar un código nuevo',
  resendIn: (clock) => `Código nuevo en ${clock}`,
  resending: 'Enviando un código nuevo…',
  resent: 'Un código nuevo está en camino. Solo sirve el más reciente.',
  mayResend: 'Ya puede pedir un código nuevo.',
  noMail: '¿No ha recibido nada? Mire en la carpeta de correo no deseado. ¿Ya tiene una cuenta con esta dirección?',
  signInInstead: 'Inicie sesión',
  wrongAddress: '¿Dirección equivocada?',
  startOver: 'Empezar de nuevo',
  mailboxTitle: 'Entorno local:',
  mailboxLink: 'su código está en el buzón',
};
