/** What can go wrong, in French: whole pages, each with what to do next, and sentences for forms. */
import type { StartTexts } from '../..';

export const problem: StartTexts['problem'] = {
  retry: 'Réessayer',
  account: 'Aller à la page de votre compte',
  home: 'Aller à la page d’accueil',
  back: 'Revenir à la page précédente',
  reference: 'Référence pour l’assistance\u202f:',
  badLink: {
    title: 'Ce lien de connexion est incomplet',
    text: 'Il manque un élément à l’adresse suivie, ou elle a été modifiée en chemin.',
    next: 'Retournez dans l’application et cliquez de nouveau sur «\u202fSe connecter\u202f». Vos applications figurent sur la page de votre compte.',
  },
  unknownApplication: {
    title: 'Cette application nous est inconnue',
    text: 'Aucune application de ce nom n’est enregistrée ici. Nous ne vous redirigerons donc pas.',
    next: 'Vérifiez l’adresse suivie. Si elle vient de l’application elle-même, signalez-le à son équipe.',
  },
  unknownChannel: {
    title: 'Cet accès n’est pas enregistré',
    text: 'L’application est connue ici, mais pas l’endroit où elle veut vous renvoyer. Pour votre sécurité, nous nous arrêtons là.',
    next: 'Ouvrez l’application à son adresse habituelle et connectez-vous. Si cela échoue aussi, signalez-le à son équipe.',
  },
  cookieRefused: {
    title: 'Votre navigateur n’a pas retenu la connexion',
    text: 'Votre mot de passe est correct, mais la connexion exige un cookie que votre navigateur n’a pas enregistré.',
    next: 'Autorisez les cookies pour ce site dans les paramètres de votre navigateur, puis réessayez.',
  },
  network: {
    title: 'Le serveur est injoignable',
    text: 'Rien n’est perdu\u202f: cette page sait où vous vouliez aller.',
    next: 'Vérifiez votre connexion Internet, puis réessayez.',
  },
  busy: {
    title: 'Un petit instant, s’il vous plaît',
    text: 'Le service de connexion est très sollicité en ce moment.',
    next: 'Vous pouvez réessayer sans risque.',
  },
  other: {
    title: 'Un problème est survenu de notre côté',
    text: 'Vous n’y êtes pour rien et vous n’avez pas à recommencer ailleurs.',
    next: 'Réessayez dans une minute. Si le problème persiste, contactez l’assistance.',
  },
  config: {
    title: 'Ce site n’est pas encore configuré',
    text: (reason) => `Son fichier de configuration /config.json est inutilisable\u202f: ${reason}.`,
    next: 'Réessayez dans une minute. Si vous gérez ce site, déployez-le de nouveau\u202f: le déploiement écrit ce fichier.',
  },
};

export const errors: StartTexts['errors'] = {
  summary: 'Vérifiez ces champs',
  email: 'Saisissez une adresse e-mail, par exemple nom@example.com.',
  passwordMissing: 'Saisissez votre mot de passe.',
  passwordWeak: 'Choisissez un mot de passe qui respecte toutes les règles ci-dessous.',
  passwordRefused: 'Ce mot de passe n’est pas accepté. Choisissez-en un plus long ou moins courant.',
  name: 'Saisissez votre nom.',
  phone: 'Saisissez le numéro sous la forme +33 1 99 00 12 34, ou laissez le champ vide.',
  codeMissing: 'Saisissez les 6 chiffres reçus par e-mail.',
  codeWrong: 'Ce code n’est pas correct. Consultez l’e-mail le plus récent, puis réessayez.',
  codeExpired: 'Ce code a expiré. Demandez-en un nouveau ci-dessous.',
  credentials: 'L’adresse e-mail ou le mot de passe est incorrect.',
  reset: 'Ce compte a besoin d’un nouveau mot de passe avant de pouvoir servir. Cliquez sur «\u202fMot de passe oublié\u202f?\u202f».',
  temporaryPasswordExpired:
    'Votre mot de passe provisoire a expiré. Demandez une nouvelle invitation à la personne qui vous a envoyé la première.',
  unsupported: 'Ce compte demande une étape que ce site ne propose pas. Demandez de l’aide à l’équipe de ce site.',
  notConfirmed:
    'Cette adresse e-mail n’est pas encore confirmée. Ouvrez l’application choisie à l’inscription et connectez-vous\u202f: le code vous sera demandé.',
  expiredLogin: 'Votre session a expiré. Veuillez vous reconnecter.',
  signUpRefused:
    'Impossible de créer un compte avec cette adresse e-mail. Essayez votre adresse professionnelle ou contactez l’assistance.',
  details: 'Un élément du formulaire n’a pas été accepté. Veuillez vérifier tous les champs.',
  offline: 'Vous êtes hors ligne. Votre saisie est conservée\u202f: réessayez une fois la connexion Internet rétablie.',
  network: 'Le serveur est injoignable. Vérifiez votre connexion Internet, puis réessayez.',
  tooMany: (wait) => `Trop de tentatives. Patientez ${wait}, puis réessayez.`,
  unavailable: (wait) => `Le service de connexion ne répond pas pour le moment. Patientez ${wait}, puis réessayez.`,
  other: 'Un problème est survenu de notre côté. Réessayez dans une minute.',
  moment: 'un instant',
  seconds: (count) => (count === 1 ? '1 seconde' : `${count} secondes`),
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
};
