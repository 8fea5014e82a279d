/** What the account pages say, in Spanish. */
import type { MoreTexts } from '../../more';

export const account: MoreTexts['account'] = {
  title: 'Su cuenta',
  sections: {
    title: 'Secciones de su cuenta',
    profile: 'Perfil',
    sessions: 'Dispositivos',
    applications: 'Aplicaciones',
    security: 'Seguridad',
    delete: 'Eliminar la cuenta',
  },
  loading: 'Cargando…',
  signOut: 'Cerrar sesión',
  signingOut: 'Cerrando sesión…',
  signedInAs: 'Ha iniciado sesión como',
  otherUser: (email) =>
    `En otra pestaña se inició sesión con otra cuenta. Ahora ve esa cuenta; lo que no se había guardado de ${email} se ha perdido.`,
  cancel: 'Cancelar',
  wrongPassword: 'La contraseña no es correcta.',

  signIn: {
    kind: 'Está iniciando sesión en',
    forgot: '¿Olvidó su contraseña?',
    recover: 'Elija una nueva',
    steps: {
      newPassword: 'Su contraseña temporal es correcta. Ahora elija una que solo usted conozca.',
      totp: 'Su contraseña es correcta. Ahora, el código.',
      totpSetup:
        'Su contraseña es correcta. Este sitio pide también un segundo factor: configure ahora una aplicación de autenticación.',
    },
  },

  again: {
    title: 'Inicie sesión de nuevo',
    text: 'Su sesión ha caducado. Lo que escribió sigue aquí; continuará donde lo dejó.',
    as: 'Su cuenta es',
    submit: 'Iniciar sesión y continuar',
  },

  leave: {
    title: '¿Salir sin guardar?',
    text: 'Los cambios de su perfil aún no se han guardado.',
    stay: 'Seguir editando',
    submit: 'Salir sin guardar',
  },

  profile: {
    title: 'Perfil',
    text: 'Las aplicaciones de las que es miembro ven su nombre y su correo electrónico.',
    email: 'Correo electrónico',
    emailHint: 'Lo usa para iniciar sesión, así que no se puede cambiar aquí.',
    save: 'Guardar cambios',
    saving: 'Guardando…',
    saved: 'Sus cambios se han guardado.',
    unsaved: 'Tiene cambios sin guardar.',
    discard: 'Descartar cambios',
    nameLength: 'Introduzca su nombre, con 100 caracteres como máximo.',
  },

  sessions: {
    title: 'Dónde tiene la sesión abierta',
    text: 'Cada navegador en el que inició sesión y las aplicaciones que abrió desde él.',
    current: 'Este dispositivo',
    unknownDevice: 'Dispositivo desconocido',
    deviceOn: (browser, system) => `${browser} en ${system}`,
    lastUsed: 'Último uso:',
    login: 'Sesión iniciada aquí, sin aplicaciones abiertas',
    end: 'Cerrar',
    ending: 'Cerrando…',
    endApplication: (application, device) => `Cerrar ${application} (${device})`,
    endLogin: 'Cerrar sesión aquí',
    endLoginLong: (device) => `Cerrar sesión aquí: ${device}, con sus aplicaciones`,
    endedApplication: (application) =>
      `Se ha cerrado allí la sesión de ${application}. La aplicación lo notará en una hora como máximo.`,
    endedLogin: (device) => `Sesión cerrada: ${device}.`,
    endOthers: 'Cerrar las demás sesiones',
    confirmTitle: '¿Cerrar las demás sesiones?',
    confirmText:
      'Se cerrará la sesión en todos los demás navegadores y en las aplicaciones abiertas desde ellos. En este dispositivo seguirá abierta.',
    confirmSubmit: 'Cerrar sesiones',
    endedOthers: 'Se han cerrado las demás sesiones.',
    onlyHere: 'Solo tiene la sesión abierta en este dispositivo.',
    none: 'No tiene ninguna sesión abierta.',
  },

  applications: {
    title: 'Aplicaciones',
    text: 'Es miembro de estas aplicaciones. Cada una ve su nombre y su correo electrónico.',
    joined: (date) => `Miembro desde: ${date}`,
    none: 'Aún no es miembro de ninguna aplicación.',
    noneNext: 'Abra una aplicación y elija «Iniciar sesión»: le propondrá unirse.',
  },

  security: { title: 'Contraseña y seguridad' },

  password: {
    title: 'Cambiar la contraseña',
    text: 'Después se cerrarán las demás sesiones.',
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    submit: 'Cambiar la contraseña',
    busy: 'Cambiando la contraseña…',
    wrong: 'La contraseña actual no es correcta.',
    same: 'Elija una contraseña distinta de la actual.',
    changed: 'Su contraseña ha cambiado.',
    endingOthers: 'Cerrando las demás sesiones…',
    endedOthers: 'Se han cerrado las demás sesiones.',
    othersFailed: 'Las demás sesiones siguen abiertas:',
  },

  totp: {
    title: 'Segundo factor',
    off: 'Desactivado',
    on: 'Activado',
    offText: 'Con una aplicación de autenticación, su contraseña sola no basta para iniciar sesión en su nombre.',
    onText: 'Al iniciar sesión se piden su contraseña y un código de su aplicación de autenticación.',
    required: 'Aquí es obligatorio para todos, así que no se puede quitar.',
    setUp: 'Configurar una aplicación de autenticación',
    continue: 'Continuar',
    checking: 'Comprobando la contraseña…',
    password: 'Su contraseña',
    expired:
      'Ha pasado demasiado tiempo. Introduzca de nuevo su contraseña y sustituya la entrada de su aplicación por el código nuevo.',
    done: 'Su aplicación de autenticación está configurada. A partir de ahora, al iniciar sesión se pedirá su código.',
    remove: 'Quitar la aplicación de autenticación',
    removeTitle: '¿Quitar el segundo factor?',
    removeText: 'Después bastará su contraseña para iniciar sesión.',
    removing: 'Quitando…',
    removed: 'Se ha quitado el segundo factor.',
  },

  delete: {
    title: 'Eliminar su cuenta',
    text: 'Esta acción no se puede deshacer.',
    goesTitle: 'Lo que desaparece de inmediato',
    goes: [
      'su nombre, su correo electrónico, su teléfono y sus ajustes',
      'todas las sesiones, en todos los dispositivos',
      'su condición de miembro de todas las aplicaciones',
    ],
    staysTitle: 'Lo que puede quedar',
    stays:
      'Los datos que una aplicación debe conservar, como los pedidos, quedan allí sin su nombre o se eliminan también.',
    confirmEmail: 'Su correo electrónico, para confirmar',
    confirmHint: (email) => `Escriba ${email}`,
    mismatch: 'Este no es el correo electrónico de esta cuenta.',
    password: 'Su contraseña',
    submit: 'Eliminar definitivamente',
    busy: 'Eliminando su cuenta…',
  },

  goodbye: {
    title: 'Su cuenta se ha eliminado',
    text: 'Se han cerrado todas sus sesiones y ya no sabemos nada de usted.',
    next: 'Puede cerrar esta página. Si quiere volver, cree una cuenta nueva desde cualquier aplicación.',
  },
};
