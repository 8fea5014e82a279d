/** What the start page and the page that does not exist say, in French. */
import type { MoreTexts } from '../../more';

export const home: MoreTexts['home'] = {
  title: 'Ouvrez une application pour vous connecter',
  text: 'C’est ici que vos applications vous envoient pour prouver votre identité.',
  next: 'Allez dans l’application de votre choix et cliquez sur «\u202fSe connecter\u202f»\u202f: elle vous ramènera ici.',
  signIn: 'Accéder à votre compte',
  signedInTitle: 'Votre session est ouverte',
  signedInAs: 'Votre compte\u202f:',
  signedInNext: 'Ouvrez une application dont vous êtes membre\u202f: elle ne vous demandera rien de plus.',
  account: 'Compte et applications',
  signOut: 'Se déconnecter',
};

export const notFound: MoreTexts['notFound'] = {
  title: 'Cette page n’existe pas',
  text: 'L’adresse est peut-être mal saisie, ou le lien suivi n’est plus à jour.',
  next: 'Ouvrez l’application de votre choix et cliquez sur «\u202fSe connecter\u202f». Vos applications figurent sur la page de votre compte.',
};
