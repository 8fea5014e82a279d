/** What the account pages say, in French. */
import type { MoreTexts } from '../../more';

export const account: MoreTexts['account'] = {
  title: 'Votre compte',
  sections: {
    title: 'Rubriques de votre compte',
    profile: 'Profil',
    sessions: 'Appareils',
    applications: 'Applications',
    security: 'Sécurité',
    delete: 'Supprimer le compte',
  },
  loading: 'Chargement…',
  signOut: 'Se déconnecter',
  signingOut: 'Déconnexion en cours…',
  signedInAs: 'Votre compte\u202f:',
  otherUser: (email) =>
    `Un autre compte s’est connecté dans un autre onglet. C’est celui que vous voyez\u202f; ce qui n’était pas enregistré pour ${email} est perdu.`,
  cancel: 'Annuler',
  wrongPassword: 'Le mot de passe est incorrect.',

  signIn: {
    kind: 'Vous vous connectez à',
    forgot: 'Mot de passe oublié\u202f?',
    recover: 'En choisir un nouveau',
    steps: {
      newPassword: 'Votre mot de passe provisoire est correct. Choisissez-en maintenant un qui ne soit connu que de vous.',
      totp: 'Votre mot de passe est correct. Il reste à saisir le code.',
      totpSetup:
        'Votre mot de passe est correct. Ce site demande aussi un second facteur\u202f: configurez maintenant une application d’authentification.',
    },
  },

  again: {
    title: 'Veuillez vous reconnecter',
    text: 'Votre session a expiré. Votre saisie est conservée\u202f: vous reprendrez là où vous en étiez.',
    as: 'Votre compte\u202f:',
    submit: 'Se connecter et reprendre',
  },

  leave: {
    title: 'Quitter sans enregistrer\u202f?',
    text: 'Les modifications de votre profil ne sont pas encore enregistrées.',
    stay: 'Continuer la saisie',
    submit: 'Quitter sans enregistrer',
  },

  profile: {
    title: 'Profil',
    text: 'Les applications dont vous êtes membre voient votre nom et votre adresse e-mail.',
    email: 'Adresse e-mail',
    emailHint: 'Elle sert à vous connecter et ne peut donc pas être modifiée ici.',
    save: 'Enregistrer',
    saving: 'Enregistrement…',
    saved: 'Vos modifications sont enregistrées.',
    unsaved: 'Certaines modifications ne sont pas enregistrées.',
    discard: 'Annuler les modifications',
    nameLength: 'Saisissez votre nom, en 100 caractères au plus.',
  },

  sessions: {
    title: 'Vos sessions ouvertes',
    text: 'Chaque navigateur où vous avez ouvert une session, avec les applications qui y ont été ouvertes.',
    current: 'Cet appareil',
    unknownDevice: 'Appareil inconnu',
    deviceOn: (browser, system) => `${browser} sur ${system}`,
    lastUsed: 'Dernière utilisation\u202f:',
    login: 'Session ouverte ici, sans application',
    end: 'Fermer',
    ending: 'Fermeture…',
    endApplication: (application, device) => `Fermer ${application} (${device})`,
    endLogin: 'Déconnecter cet appareil',
    endLoginLong: (device) => `Déconnecter cet appareil\u202f: ${device}, avec ses applications`,
    endedApplication: (application) =>
      `La session de l’application ${application} y est fermée. L’application le constatera dans l’heure au plus tard.`,
    endedLogin: (device) => `Appareil déconnecté\u202f: ${device}.`,
    endOthers: 'Se déconnecter partout ailleurs',
    confirmTitle: 'Se déconnecter partout ailleurs\u202f?',
    confirmText:
      'Tous les autres navigateurs, et toutes les applications qui y ont été ouvertes, seront déconnectés. Cet appareil reste connecté.',
    confirmSubmit: 'Déconnecter',
    endedOthers: 'Toutes vos autres sessions sont fermées.',
    onlyHere: 'Votre session n’est ouverte que sur cet appareil.',
    none: 'Votre session n’est ouverte nulle part.',
  },

  applications: {
    title: 'Applications',
    text: 'Vous êtes membre de ces applications. Chacune voit votre nom et votre adresse e-mail.',
    joined: (date) => `Membre depuis le ${date}`,
    none: 'Vous n’êtes encore membre d’aucune application.',
    noneNext: 'Ouvrez une application et cliquez sur «\u202fSe connecter\u202f»\u202f: elle vous proposera de la rejoindre.',
  },

  security: { title: 'Mot de passe et sécurité' },

  password: {
    title: 'Modifier votre mot de passe',
    text: 'Toutes vos autres sessions seront ensuite fermées.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    submit: 'Modifier le mot de passe',
    busy: 'Modification du mot de passe…',
    wrong: 'Le mot de passe actuel est incorrect.',
    same: 'Choisissez un mot de passe différent de l’actuel.',
    changed: 'Votre mot de passe est modifié.',
    endingOthers: 'Fermeture de vos autres sessions…',
    endedOthers: 'Toutes vos autres sessions sont fermées.',
    othersFailed: 'Vos autres sessions sont toujours ouvertes\u202f:',
  },

  totp: {
    title: 'Second facteur',
    off: 'Désactivé',
    on: 'Activé',
    offText: 'Avec une application d’authentification, votre mot de passe ne suffit plus pour se connecter à votre place.',
    onText: 'La connexion demande votre mot de passe et un code de votre application d’authentification.',
    required: 'Il est obligatoire ici pour tout le monde et ne peut donc pas être supprimé.',
    setUp: 'Configurer une application d’authentification',
    continue: 'Continuer',
    checking: 'Vérification du mot de passe…',
    password: 'Votre mot de passe',
    expired:
      'Le délai est dépassé. Saisissez de nouveau votre mot de passe, puis remplacez l’entrée de votre application avec le nouveau code.',
    done: 'Votre application d’authentification est configurée. Désormais, la connexion demande son code.',
    remove: 'Supprimer l’application d’authentification',
    removeTitle: 'Supprimer le second facteur\u202f?',
    removeText: 'Votre mot de passe suffira ensuite pour vous connecter.',
    removing: 'Suppression…',
    removed: 'Le second facteur est supprimé.',
  },

  delete: {
    title: 'Supprimer votre compte',
    text: 'Cette action est irréversible.',
    goesTitle: 'Ce qui disparaît aussitôt',
    goes: [
      'votre nom, votre adresse e-mail, votre numéro de téléphone et vos paramètres',
      'toutes vos sessions, sur tous les appareils',
      'votre qualité de membre de toutes les applications',
    ],
    staysTitle: 'Ce qui peut rester',
    stays:
      'Les données qu’une application doit conserver, comme les commandes, y restent sans votre nom ou sont supprimées elles aussi.',
    confirmEmail: 'Votre adresse e-mail, pour confirmer',
    confirmHint: (email) => `Saisissez ${email}`,
    mismatch: 'Ce n’est pas l’adresse e-mail de ce compte.',
    password: 'Votre mot de passe',
    submit: 'Supprimer définitivement',
    busy: 'Suppression de votre compte…',
  },

  goodbye: {
    title: 'Votre compte est supprimé',
    text: 'Toutes vos sessions sont fermées, et nous ne savons plus rien de vous.',
    next: 'Vous pouvez fermer cette page. Si vous souhaitez revenir, créez un nouveau compte depuis n’importe quelle application.',
  },
};
