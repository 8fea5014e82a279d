/** What the site says, in French; a narrow no-break space stands before : ; ? and ! */
import { pluralForm } from 'language/formats';

import type { Texts } from '..';

export const start: Texts = {
  frame: {
    skip: 'Aller au contenu',
    navigation: 'Menu principal',
    orders: 'Vos commandes',
    signOut: 'Se déconnecter',
    environment: (name) => `Environnement\u202f: ${name}`,
    footer: 'Un site relié à la connexion unique\u202f: connectez-vous une fois, utilisez toutes les applications dont vous êtes membre.',
    wait: 'Un instant…',
    language: 'Langue',
    languageFailed: 'Cette langue n’a pas pu être chargée. Vérifiez votre connexion Internet, puis choisissez de nouveau la langue.',
  },

  home: {
    title: 'Bienvenue',
    heading: (application) => `Bienvenue sur ${application}`,
    lead: 'Passez vos commandes et retrouvez celles que vous avez passées.',
    pass: 'Un seul compte',
    explained: 'Votre session est déjà ouverte dans une autre de nos applications\u202f? Votre mot de passe ne vous sera pas redemandé.',
    signIn: 'Se connecter',
    register: 'Créer un compte',
    leaving: 'Ouverture de la page de connexion…',
    signedInAs: 'Votre compte\u202f:',
    toOrders: 'Voir vos commandes',
    signedOut: (application) => `Votre session ${application} est fermée.`,
    signingOut: 'Déconnexion en cours…',
    signingOutSlow: 'Cela prend plus de temps que d’habitude. Dans ce navigateur, la session est déjà fermée.',
    notMember: (application) =>
      `Votre session est ouverte, mais votre compte n’est pas membre de l’application ${application}. ` +
      'Connectez-vous pour voir si vous pouvez la rejoindre, ou utilisez un autre compte.',
  },

  signedOut: {
    title: 'Votre session est fermée',
    reasons: {
      signed_out: (application) => `La déconnexion de l’application ${application} a eu lieu dans ce navigateur.`,
      session_ended: (application) =>
        `Votre session ${application} a pris fin\u202f: elle a expiré, ou la déconnexion a eu lieu ailleurs.`,
      not_a_member: (application) =>
        `Votre compte n’est plus membre de l’application ${application}. Son équipe peut vous en rouvrir l’accès.`,
      refused: (application) => `${application} n’accepte plus votre session.`,
    },
    again: 'Se reconnecter',
  },

  success: {
    title: 'Connexion',
    working: 'Connexion en cours…',
    slow: 'Cela prend plus de temps que d’habitude. Veuillez garder cette page ouverte.',
    failedTitle: 'La connexion a échoué',
    alreadyTitle: 'Votre session est ouverte',
    badLink:
      'Le lien suivi est ancien, a déjà servi ou n’était pas destiné à cet onglet. Il n’a rien changé.',
    again: 'Réessayer',
    otherAccount: 'Changer de compte',
    home: 'Revenir à l’accueil',
  },

  orders: {
    title: 'Vos commandes',
    filteredTitle: (status) => `Vos commandes\u202f: ${status}`,
    greeting: (name) => `Votre compte\u202f: ${name}`,
    place: 'Passer une commande',
    filter: 'Commandes par statut',
    all: 'Toutes',
    list: 'Commandes, les plus récentes d’abord',
    loading: 'Chargement de vos commandes…',
    slow: 'Cela prend plus de temps que d’habitude.',
    failedTitle: 'Vos commandes n’ont pas pu être chargées',
    retry: 'Réessayer',
    emptyTitle: 'Aucune commande pour l’instant',
    empty: 'Passez une commande\u202f: elle apparaîtra ici.',
    noneTitle: 'Aucune commande avec ce statut',
    none: 'Vos commandes ont un autre statut, ou vous n’en avez pas encore.',
    showAll: 'Afficher toutes les commandes',
    shown: (count) => (pluralForm(count) === 'one' ? `${count} commande affichée.` : `${count} commandes affichées.`),
    more: 'Afficher plus de commandes',
    loadingMore: 'Chargement d’autres commandes…',
    moreFailedTitle: 'Les autres commandes n’ont pas pu être chargées',
    moreShown: (added, count) =>
      `${pluralForm(added) === 'one' ? `${added} commande` : `${added} commandes`} de plus, ${count} affichées au total.`,
    line: (quantity, article) => `${quantity} × ${article}`,
    moreArticles: (count) => (pluralForm(count) === 'one' ? `et ${count} autre article` : `et ${count} autres articles`),
  },

  order: {
    pass: 'Votre commande',
    title: (number) => `Commande ${number}`,
    back: 'Toutes vos commandes',
    loading: 'Chargement de la commande…',
    failedTitle: 'La commande n’a pas pu être chargée',
    placed: (total) => `Merci. Votre commande de ${total} est passée.`,
    status: 'Statut',
    time: 'Passée le',
    number: 'Numéro de commande',
    articles: 'Articles',
    each: (price) => `${price} l’unité`,
    total: 'Total',
    unknownTitle: 'Cette commande n’existe pas',
    unknown: 'L’adresse est peut-être mal saisie, ou la commande appartient à un autre compte que le vôtre.',
  },

  newOrder: {
    title: 'Passer une commande',
    lead: 'Choisissez vos articles et leur quantité.',
    articles: 'Articles',
    less: (article) => `Un de moins\u202f: ${article}`,
    more: (article) => `Un de plus\u202f: ${article}`,
    nothing: 'Rien de choisi pour l’instant.',
    submit: 'Passer la commande',
    placing: 'Commande en cours…',
    problems: 'La commande ne peut pas être passée ainsi',
    chooseSomething: 'Choisissez au moins un article.',
    wrongQuantity: (article, most) => `${article}\u202f: saisissez un nombre entier de 0 à ${most}.`,
    unconfirmedTitle: 'La commande n’a pas été confirmée',
    unconfirmed: 'Elle a peut-être été passée malgré tout. Vous pouvez réessayer sans risque\u202f: elle ne sera passée qu’une fois.',
    refusedTitle: 'La commande n’a pas été passée',
    retry: 'Réessayer',
    toOrders: 'Consulter vos commandes',
  },

  statuses: { placed: 'Passée', paid: 'Payée', shipped: 'Expédiée', cancelled: 'Annulée' },

  articles: {
    'coffee-beans-250g': 'Café en grains, 250 g',
    'enamel-mug': 'Tasse émaillée',
    'hand-grinder': 'Moulin manuel',
    'paper-filters-100': 'Filtres en papier, 100 pièces',
    'travel-flask': 'Gourde isotherme',
    book: 'Livre',
    pen: 'Stylo',
    lamp: 'Lampe',
    notebook: 'Carnet',
    backpack: 'Sac à dos',
  },

  notFound: {
    title: 'Page introuvable',
    text: 'Il n’y a rien à cette adresse. Elle est peut-être mal saisie, ou la page a été déplacée.',
    home: 'Aller à l’accueil',
  },

  config: {
    site: 'Ce site',
    title: 'Ce site ne peut pas démarrer',
    text: 'Son fichier de configuration /config.json est inutilisable\u202f:',
    next: 'Si vous gérez ce site\u202f: le déploiement écrit ce fichier à côté des pages. Sinon, veuillez réessayer plus tard.',
    retry: 'Recharger la page',
  },

  reference: 'Référence pour l’assistance\u202f:',

  failures: {
    access_denied: 'Vous avez annulé la connexion.',
    not_a_member: 'Votre compte n’est pas membre de cette application. Son équipe peut vous inviter.',
    login_required: 'Votre session n’est plus ouverte à la connexion unique.',
    invalid_session: 'Ce lien de connexion a expiré ou a déjà servi. Veuillez vous reconnecter.',
    state_mismatch: 'Cette connexion n’a pas commencé dans cet onglet et n’a donc pas été acceptée. Veuillez vous connecter ici.',
    session_ended: 'Votre session a pris fin. Veuillez vous reconnecter.',
    storage_unavailable:
      'Votre navigateur ne permet pas à ce site de conserver des données dans cet onglet, ce qu’exige la connexion. Veuillez l’autoriser.',
    too_many_requests: 'Il y a eu trop de requêtes. Patientez un instant, puis réessayez.',
    temporarily_unavailable: 'Le service est indisponible pour le moment. Réessayez dans une minute.',
    offline: 'Vous semblez être hors ligne. Vérifiez votre connexion Internet, puis réessayez.',
    idempotency_conflict:
      'Une première tentative de cette commande, avec d’autres quantités, nous est parvenue. Consultez vos commandes avant de la passer de nouveau.',
    network_error: 'Le serveur est injoignable. Vérifiez votre connexion Internet, puis réessayez.',
    other: 'Un problème est survenu de notre côté. Veuillez réessayer.',
    wait: (seconds) => `Patientez ${pluralForm(seconds) === 'one' ? `${seconds} seconde` : `${seconds} secondes`}, puis réessayez.`,
  },
};
