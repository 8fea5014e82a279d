/** What the site says, in Spanish. */
import { pluralForm } from 'language/formats';

import type { Texts } from '..';

export const start: Texts = {
  frame: {
    skip: 'Ir al contenido',
    navigation: 'Menú principal',
    orders: 'Sus pedidos',
    signOut: 'Cerrar sesión',
    environment: (name) => `Entorno: ${name}`,
    footer: 'Un sitio con inicio de sesión único: inicie sesión una vez y use todas las aplicaciones de las que es miembro.',
    wait: 'Un momento…',
    language: 'Idioma',
    languageFailed: 'No se pudo cargar este idioma. Compruebe su conexión y vuelva a elegir el idioma.',
  },

  home: {
    title: 'Inicio',
    heading: (application) => `Le damos la bienvenida a ${application}`,
    lead: 'Haga pedidos y consulte los que ya ha hecho.',
    pass: 'Una sola cuenta',
    explained: '¿Ya ha iniciado sesión en otra de nuestras aplicaciones? Entonces no se le volverá a pedir la contraseña.',
    signIn: 'Iniciar sesión',
    register: 'Crear cuenta',
    leaving: 'Abriendo la página de inicio de sesión…',
    signedInAs: 'Ha iniciado sesión como',
    toOrders: 'Ir a sus pedidos',
    signedOut: (application) => `Ha cerrado la sesión en ${application}.`,
    signingOut: 'Cerrando sesión…',
    signingOutSlow: 'Está tardando más de lo habitual. En este navegador la sesión ya está cerrada.',
    notMember: (application) =>
      `Ha iniciado la sesión única, pero su cuenta no es miembro de ${application}. ` +
      'Inicie sesión para ver si puede unirse, o use otra cuenta.',
  },

  signedOut: {
    title: 'Se ha cerrado su sesión',
    reasons: {
      signed_out: (application) => `Cerró la sesión en ${application} en este navegador.`,
      session_ended: (application) =>
        `Su sesión en ${application} ha terminado: ha caducado o la cerró en otro lugar.`,
      not_a_member: (application) =>
        `Su cuenta ya no es miembro de ${application}. El equipo de la aplicación puede volver a admitirla.`,
      refused: (application) => `${application} ya no acepta su sesión.`,
    },
    again: 'Iniciar sesión de nuevo',
  },

  success: {
    title: 'Inicio de sesión',
    working: 'Iniciando sesión…',
    slow: 'Está tardando más de lo habitual. Mantenga abierta la página.',
    failedTitle: 'No ha iniciado sesión',
    alreadyTitle: 'Ha iniciado sesión',
    badLink: 'El enlace que le trajo aquí es antiguo, ya se usó o no era para esta pestaña. No ha cambiado nada.',
    again: 'Intentar de nuevo',
    otherAccount: 'Usar otra cuenta',
    home: 'Volver al inicio',
  },

  orders: {
    title: 'Sus pedidos',
    filteredTitle: (status) => `Sus pedidos: ${status}`,
    greeting: (name) => `Ha iniciado sesión como ${name}`,
    place: 'Hacer un pedido',
    filter: 'Pedidos por estado',
    all: 'Todos',
    list: 'Pedidos, los más recientes primero',
    loading: 'Cargando sus pedidos…',
    slow: 'Está tardando más de lo habitual.',
    failedTitle: 'No se pudieron cargar sus pedidos',
    retry: 'Intentar de nuevo',
    emptyTitle: 'Aún no hay pedidos',
    empty: 'Haga un pedido y aparecerá aquí.',
    noneTitle: 'No hay pedidos con este estado',
    none: 'Tiene pedidos con otro estado, o todavía ninguno.',
    showAll: 'Mostrar todos los pedidos',
    shown: (count) => (pluralForm(count) === 'one' ? 'Se muestra un pedido.' : `Se muestran ${count} pedidos.`),
    more: 'Mostrar más pedidos',
    loadingMore: 'Cargando más pedidos…',
    moreFailedTitle: 'No se pudieron cargar más pedidos',
    moreShown: (added, count) =>
      `${pluralForm(added) === 'one' ? 'Un pedido más' : `${added} pedidos más`}; se muestran ${count}.`,
    line: (quantity, article) => `${quantity} × ${article}`,
    moreArticles: (count) => (pluralForm(count) === 'one' ? 'y un artículo más' : `y ${count} artículos más`),
  },

  order: {
    pass: 'Su pedido',
    title: (number) => `Pedido ${number}`,
    back: 'Todos sus pedidos',
    loading: 'Cargando el pedido…',
    failedTitle: 'No se pudo cargar el pedido',
    placed: (total) => `Gracias. Su pedido de ${total} está hecho.`,
    status: 'Estado',
    time: 'Hecho el',
    number: 'Número de pedido',
    articles: 'Artículos',
    each: (price) => `${price} por unidad`,
    total: 'Importe total',
    unknownTitle: 'Este pedido no existe',
    unknown: 'Quizá la dirección esté mal escrita o el pedido sea de otra cuenta, distinta de la que usa ahora.',
  },

  newOrder: {
    title: 'Hacer un pedido',
    lead: 'Elija lo que quiera y en qué cantidad.',
    articles: 'Artículos',
    less: (article) => `Uno menos: ${article}`,
    more: (article) => `Uno más: ${article}`,
    nothing: 'Aún no ha elegido nada.',
    submit: 'Hacer el pedido',
    placing: 'Haciendo el pedido…',
    problems: 'El pedido no se puede hacer así',
    chooseSomething: 'Elija al menos un artículo.',
    wrongQuantity: (article, most) => `${article}: introduzca un número entero de 0 a ${most}.`,
    unconfirmedTitle: 'El pedido no se ha confirmado',
    unconfirmed: 'Quizá se haya hecho de todos modos. Puede intentarlo de nuevo sin riesgo: solo se hará una vez.',
    refusedTitle: 'El pedido no se ha hecho',
    retry: 'Intentar de nuevo',
    toOrders: 'Ver sus pedidos',
  },

  statuses: { placed: 'Hecho', paid: 'Pagado', shipped: 'Enviado', cancelled: 'Cancelado' },

  articles: {
    'coffee-beans-250g': 'Café en grano, 250 g',
    'enamel-mug': 'Taza esmaltada',
    'hand-grinder': 'Molinillo manual',
    'paper-filters-100': 'Filtros de papel, 100 unidades',
    'travel-flask': 'Termo de viaje',
    book: 'Libro',
    pen: 'Bolígrafo',
    lamp: 'Lámpara',
    notebook: 'Cuaderno',
    backpack: 'Mochila',
  },

  notFound: {
    title: 'Página no encontrada',
    text: 'En esta dirección no hay nada. Quizá esté mal escrita o la página se haya movido.',
    home: 'Ir al inicio',
  },

  config: {
    site: 'Este sitio',
    title: 'Este sitio no puede arrancar',
    text: 'Su archivo de configuración /config.json no se puede usar:',
    next: 'Si este sitio es suyo: el despliegue escribe ese archivo junto a las páginas. Si no, inténtelo de nuevo más tarde.',
    retry: 'Recargar la página',
  },

  reference: 'Referencia para soporte:',

  failures: {
    access_denied: 'Ha cancelado el inicio de sesión.',
    not_a_member: 'Su cuenta no es miembro de esta aplicación. El equipo de la aplicación puede invitarle.',
    login_required: 'Su sesión única ya no está abierta.',
    invalid_session: 'Este enlace de inicio de sesión ha caducado o ya se usó. Inicie sesión de nuevo.',
    state_mismatch: 'Este inicio de sesión no empezó en esta pestaña, así que no se ha aceptado. Inicie sesión aquí.',
    session_ended: 'Su sesión ha terminado. Inicie sesión de nuevo.',
    storage_unavailable:
      'Su navegador no deja que este sitio guarde datos en esta pestaña, algo necesario para iniciar sesión. Permítalo, por favor.',
    too_many_requests: 'Ha habido demasiadas solicitudes. Espere un momento e inténtelo de nuevo.',
    temporarily_unavailable: 'El servicio no está disponible en este momento. Inténtelo de nuevo en un minuto.',
    offline: 'Parece que no tiene conexión. Compruébela e inténtelo de nuevo.',
    idempotency_conflict:
      'Nos llegó un intento anterior de este pedido con otras cantidades. Revise sus pedidos antes de volver a hacerlo.',
    network_error: 'No se pudo conectar con el servidor. Compruebe su conexión e inténtelo de nuevo.',
    other: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo.',
    wait: (seconds) => `Espere ${pluralForm(seconds) === 'one' ? '1 segundo' : `${seconds} segundos`} e inténtelo de nuevo.`,
  },
};
