/** What can go wrong, in Spanish: whole pages, each with what to do next, and sentences for forms. */
import type { StartTexts } from '../..';

export const problem: StartTexts['problem'] = {
  retry: 'Intentar de nuevo',
  account: 'Ir a la página de su cuenta',
  home: 'Ir a la página de inicio',
  back: 'Volver a la página anterior',
  reference: 'Referencia para soporte:',
  badLink: {
    title: 'Este enlace de inicio de sesión está incompleto',
    text: 'A la dirección con la que llegó le falta algo, o se modificó por el camino.',
    next: 'Vuelva a la aplicación y elija otra vez «Iniciar sesión». Sus aplicaciones aparecen en la página de su cuenta.',
  },
  unknownApplication: {
    title: 'No conocemos esta aplicación',
    text: 'Aquí no hay registrada ninguna aplicación con este nombre, así que no le enviaremos a ningún sitio.',
    next: 'Revise la dirección que siguió. Si procede de la propia aplicación, avise a su equipo.',
  },
  unknownChannel: {
    title: 'Este acceso no está registrado',
    text: 'La aplicación es conocida aquí, pero no el lugar al que quiere devolverle. Por su seguridad, nos detenemos.',
    next: 'Abra la aplicación desde su dirección habitual e inicie sesión allí. Si tampoco funciona, avise a su equipo.',
  },
  cookieRefused: {
    title: 'Su navegador no guardó la sesión',
    text: 'Su contraseña es correcta, pero para iniciar sesión hace falta una cookie y su navegador no la ha guardado.',
    next: 'Permita las cookies de este sitio en los ajustes de su navegador e inténtelo de nuevo.',
  },
  network: {
    title: 'No pudimos conectar con el servidor',
    text: 'No se ha perdido nada: esta página sabe adónde quería ir.',
    next: 'Compruebe su conexión a internet e inténtelo de nuevo.',
  },
  busy: {
    title: 'Espere un momento, por favor',
    text: 'El servicio de inicio de sesión está muy ocupado ahora mismo.',
    next: 'Puede intentarlo de nuevo sin riesgo.',
  },
  other: {
    title: 'Algo ha fallado por nuestra parte',
    text: 'No es culpa suya y no tiene que empezar de nuevo en otro lugar.',
    next: 'Inténtelo de nuevo en un minuto. Si sigue ocurriendo, avise a soporte.',
  },
  config: {
    title: 'Este sitio aún no está configurado',
    text: (reason) => `Su archivo de configuración /config.json no se puede usar: ${reason}.`,
    next: 'Inténtelo de nuevo en un minuto. Si este sitio es suyo, vuelva a desplegarlo: el despliegue escribe ese archivo.',
  },
};

export const errors: StartTexts['errors'] = {
  summary: 'Revise estos datos',
  email: 'Introduzca un correo electrónico, como nombre@example.com.',
  passwordMissing: 'Introduzca su contraseña.',
  passwordWeak: 'Elija una contraseña que cumpla todas las reglas de abajo.',
  passwordRefused: 'Esta contraseña no se acepta. Elija una más larga o menos común.',
  name: 'Introduzca su nombre.',
  phone: 'Introduzca el número así: +44 20 7946 0958, o deje el campo vacío.',
  codeMissing: 'Introduzca los 6 dígitos del correo.',
  codeWrong: 'Este código no es correcto. Mire el correo más reciente e inténtelo de nuevo.',
  codeExpired: 'Este código ha caducado. Pida uno nuevo más abajo.',
  credentials: 'El correo electrónico o la contraseña no es correcto.',
  reset: 'Esta cuenta necesita una contraseña nueva antes de poder usarse. Elija «¿Olvidó su contraseña?».',
  temporaryPasswordExpired: 'Su contraseña temporal ha caducado. Pida una nueva invitación a quien le invitó.',
  unsupported: 'Esta cuenta pide un paso que este sitio no ofrece. Pida ayuda al equipo de este sitio.',
  notConfirmed:
    'Este correo electrónico aún no está confirmado. Abra la aplicación en la que se registró e inicie sesión allí: le pedirá el código.',
  expiredLogin: 'Su sesión ha caducado. Inicie sesión de nuevo.',
  signUpRefused: 'No se puede crear una cuenta con este correo electrónico. Pruebe con el de su trabajo o consulte a soporte.',
  details: 'Algún dato del formulario no se ha aceptado. Revise todos los campos.',
  offline: 'No tiene conexión. Lo que ha escrito se conserva: inténtelo de nuevo cuando vuelva a tenerla.',
  network: 'No pudimos conectar con el servidor. Compruebe su conexión a internet e inténtelo de nuevo.',
  tooMany: (wait) => `Demasiados intentos. Espere ${wait} e inténtelo de nuevo.`,
  unavailable: (wait) => `El servicio de inicio de sesión no responde ahora mismo. Espere ${wait} e inténtelo de nuevo.`,
  other: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo en un minuto.',
  moment: 'un momento',
  seconds: (count) => (count === 1 ? '1 segundo' : `${count} segundos`),
  minutes: (count) => (count === 1 ? '1 minuto' : `${count} minutos`),
};
