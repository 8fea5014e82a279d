/** What the sign-in says, in Spanish, and every page's frame. */
import type { StartTexts } from '../..';
import { errors, problem } from './problems';

export const start: StartTexts = {
  site: {
    name: 'Inicio de sesión único',
    footer: 'Una sola cuenta para todas las aplicaciones de las que es miembro.',
    language: 'Idioma',
    offline: 'No tiene conexión. Lo que ha escrito se conserva.',
    languageFailed: 'No se pudo cargar este idioma. Compruebe su conexión y vuelva a elegir el idioma.',
  },

  pass: {
    continueTo: 'Continuar en',
    signingIn: 'Está iniciando sesión en',
    cancel: (application) => `Cancelar y volver a ${application}`,
    back: (application) => `Volver a ${application}`,
    loading: 'Cargando…',
    stillBusy: 'Un momento más…',
    slow: 'Está tardando más de lo habitual. Mantenga abierta la página.',
    optional: '(opcional)',
    required: 'Todos los campos son obligatorios, salvo los marcados como opcionales.',
  },

  signIn: {
    title: 'Iniciar sesión',
    email: 'Correo electrónico',
    password: 'Contraseña',
    submit: 'Iniciar sesión',
    busy: 'Iniciando sesión…',
    noAccount: '¿Es su primera vez aquí?',
    register: 'Crear una cuenta',
    again: 'Su sesión ha caducado. Inicie sesión de nuevo.',
    forgot: '¿Olvidó su contraseña?',
    didYouMean: 'Quizá quiso decir:',
    elsewhere: 'En otra pestaña ha iniciado sesión como',
    neverShared: (application) => `${application} nunca recibe su contraseña.`,
  },

  arrival: {
    confirmed: 'Su correo electrónico está confirmado. Inicie sesión para continuar.',
    codeElsewhere:
      'Inicie sesión para continuar. Si su correo electrónico aún no está confirmado, después le pediremos el código.',
    recovered:
      'Su contraseña ha cambiado y se ha cerrado la sesión en los demás dispositivos. Inicie sesión con la contraseña nueva.',
    passwordChanged: 'Su contraseña ha cambiado. Inicie sesión con la contraseña nueva.',
    signedOut: 'Se ha cerrado la sesión aquí y en todas las aplicaciones que abrió desde aquí.',
    resetRequired: 'Esta cuenta necesita una contraseña nueva antes de poder usarse. Le enviamos un código para elegirla.',
  },

  secondFactor: {
    title: 'Introduzca el código de su aplicación',
    text: 'Su contraseña es correcta. Esta cuenta pide también el código que muestra su aplicación de autenticación.',
    submit: 'Continuar',
    busy: 'Comprobando el código…',
    lost: '¿Ya no tiene la aplicación? Pida ayuda al equipo de este sitio.',
    setUpTitle: 'Configure una aplicación de autenticación',
    setUpText:
      'Su contraseña es correcta. Aquí se pide también el código de una aplicación, para que no baste con una contraseña robada.',
    restart: 'Volver a la contraseña',
  },

  password: {
    show: 'Mostrar',
    hide: 'Ocultar',
    showLong: 'Mostrar la contraseña',
    hideLong: 'Ocultar la contraseña',
    capsLock: 'El bloqueo de mayúsculas está activado.',
    rulesTitle: 'Su contraseña necesita',
    rules: {
      length: (characters) => `al menos ${characters} caracteres`,
      upper: 'una letra mayúscula',
      lower: 'una letra minúscula',
      number: 'un número',
      symbol: 'un símbolo',
    },
    met: 'cumplido',
    missing: 'falta todavía',
    allMet: 'La contraseña cumple todas las reglas.',
    strength: {
      title: 'Dificultad para adivinar la contraseña',
      none: 'nada escrito todavía',
      weak: 'Fácil de adivinar',
      fair: 'Algo difícil de adivinar',
      strong: 'Difícil de adivinar',
    },
  },

  join: {
    title: (application) => `Unirse a ${application}`,
    text: (application) => `Aún no es miembro de ${application}. Si se une, verá su nombre y su correo electrónico.`,
    submit: (application) => `Continuar en ${application}`,
    busy: 'Uniéndose…',
    signedInAs: 'Ha iniciado sesión como',
    otherAccount: 'Usar otra cuenta',
  },

  refused: {
    title: (application) => `${application}: solo con invitación`,
    text: 'Esta cuenta no está en la lista de miembros.',
    next: (application) =>
      `Pida al equipo de ${application} que añada este correo electrónico y vuelva a iniciar sesión. Si recibió la invitación en otra dirección, use esa cuenta.`,
  },

  leaving: {
    title: (application) => `Vamos a ${application}…`,
    text: 'Ha iniciado sesión. Será solo un momento.',
    backTitle: (application) => `Volviendo a ${application}…`,
  },

  problem,
  errors,
};
