/** What the sign-in says, in French, and every page's frame; a narrow no-break space stands before : ; ? and ! */
import type { StartTexts } from '../..';
import { errors, problem } from './problems';

export const start: StartTexts = {
  site: {
    name: 'Connexion unique',
    footer: 'Un seul compte pour toutes les applications dont vous êtes membre.',
    language: 'Langue',
    offline: 'Vous êtes hors ligne. Votre saisie est conservée.',
    languageFailed: 'Cette langue n’a pas pu être chargée. Vérifiez votre connexion Internet, puis choisissez de nouveau la langue.',
  },

  pass: {
    continueTo: 'Continuer vers',
    signingIn: 'Vous vous connectez à',
    cancel: (application) => `Annuler et revenir sur ${application}`,
    back: (application) => `Revenir sur ${application}`,
    loading: 'Chargement…',
    stillBusy: 'Encore un instant…',
    slow: 'Cela prend plus de temps que d’habitude. Veuillez garder cette page ouverte.',
    optional: '(facultatif)',
    required: 'Tous les champs sont obligatoires, sauf mention «\u202ffacultatif\u202f».',
  },

  signIn: {
    title: 'Connexion',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    busy: 'Connexion en cours…',
    noAccount: 'Première visite\u202f?',
    register: 'Créer un compte',
    again: 'Votre session a expiré. Veuillez vous reconnecter.',
    forgot: 'Mot de passe oublié\u202f?',
    didYouMean: 'Vous vouliez peut-être dire\u202f:',
    elsewhere: 'Un compte s’est connecté dans un autre onglet\u202f:',
    neverShared: (application) => `${application} ne reçoit jamais votre mot de passe.`,
  },

  arrival: {
    confirmed: 'Votre adresse e-mail est confirmée. Connectez-vous pour continuer.',
    codeElsewhere:
      'Connectez-vous pour continuer. Si votre adresse e-mail n’est pas encore confirmée, nous vous demanderons ensuite le code.',
    recovered:
      'Votre mot de passe est modifié et tous vos autres appareils sont déconnectés. Connectez-vous avec le nouveau mot de passe.',
    passwordChanged: 'Votre mot de passe est modifié. Connectez-vous avec le nouveau mot de passe.',
    signedOut: 'Vos sessions sont fermées, ici et dans toutes les applications ouvertes d’ici.',
    resetRequired:
      'Ce compte a besoin d’un nouveau mot de passe avant de pouvoir servir. Nous vous envoyons un code pour le choisir.',
  },

  secondFactor: {
    title: 'Saisissez le code d’authentification',
    text: 'Votre mot de passe est correct. Ce compte demande aussi le code affiché par votre application d’authentification.',
    submit: 'Continuer',
    busy: 'Vérification du code…',
    lost: 'Vous n’avez plus cette application\u202f? Demandez de l’aide à l’équipe de ce site.',
    setUpTitle: 'Configurez une application d’authentification',
    setUpText:
      'Votre mot de passe est correct. La connexion demande aussi le code d’une application, pour qu’un mot de passe volé ne suffise pas.',
    restart: 'Revenir au mot de passe',
  },

  password: {
    show: 'Afficher',
    hide: 'Masquer',
    showLong: 'Afficher le mot de passe',
    hideLong: 'Masquer le mot de passe',
    capsLock: 'Le verrouillage des majuscules est activé.',
    rulesTitle: 'Votre mot de passe doit contenir',
    rules: {
      length: (characters) => `au moins ${characters} caractères`,
      upper: 'une lettre majuscule',
      lower: 'une lettre minuscule',
      number: 'un chiffre',
      symbol: 'un symbole',
    },
    met: 'c’est fait',
    missing: 'manque encore',
    allMet: 'Le mot de passe respecte toutes les règles.',
    strength: {
      title: 'Difficulté à deviner le mot de passe',
      none: 'rien de saisi pour l’instant',
      weak: 'Facile à deviner',
      fair: 'Assez difficile à deviner',
      strong: 'Difficile à deviner',
    },
  },

  join: {
    title: (application) => `Rejoindre ${application}`,
    text: (application) =>
      `Vous n’êtes pas encore membre de l’application ${application}. Si vous la rejoignez, elle verra votre nom et votre adresse e-mail.`,
    submit: (application) => `Continuer vers ${application}`,
    busy: 'Inscription en cours…',
    signedInAs: 'Votre compte\u202f:',
    otherAccount: 'Changer de compte',
  },

  refused: {
    title: (application) => `${application}\u202f: sur invitation`,
    text: 'Ce compte ne figure pas sur la liste des membres.',
    next: (application) =>
      `Demandez à l’équipe de l’application ${application} d’ajouter cette adresse e-mail, puis reconnectez-vous. Si l’invitation est arrivée à une autre adresse, utilisez le compte correspondant.`,
  },

  leaving: {
    title: (application) => `Redirection vers ${application}…`,
    text: 'Connexion réussie. Cela ne prend qu’un instant.',
    backTitle: (application) => `Retour vers ${application}…`,
  },

  problem,
  errors,
};
