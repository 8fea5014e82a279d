/** What is said in French for the recovery. The same for known and unknown addresses. */
import type { MoreTexts } from '../../more';

export const recovery: MoreTexts['recovery'] = {
  title: 'Mot de passe oublié\u202f?',
  text: 'Indiquez l’adresse e-mail de votre compte. Nous y envoyons un code qui vous permet de choisir un nouveau mot de passe.',
  submit: 'Envoyer le code',
  busy: 'Envoi du code…',
  back: 'Revenir à la connexion',

  codeTitle: 'Choisissez un nouveau mot de passe',
  sentTo: 'Si un compte correspond à cette adresse, un code à 6 chiffres est en route vers',
  code: 'Code reçu par e-mail',
  password: 'Nouveau mot de passe',
  othersEnd: 'Tous les appareils connectés à votre compte seront déconnectés.',
  change: 'Modifier le mot de passe',
  changing: 'Modification du mot de passe…',
  noMail:
    'Pas d’e-mail\u202f? Regardez dans les courriers indésirables ou demandez un nouveau code. Votre compte utilise peut-être une autre adresse.',
  otherAddress: 'Utiliser une autre adresse',
  notConfirmed:
    'Si vous n’avez jamais saisi le code de votre inscription, connectez-vous plutôt avec votre mot de passe\u202f: nous vous demanderons ensuite ce code.',
  invited:
    'Si vous avez reçu une invitation et n’avez pas encore choisi de mot de passe, connectez-vous avec le mot de passe provisoire ou demandez une nouvelle invitation.',

  doneTitle: 'Votre mot de passe est modifié',
  othersEnded: 'Tous les autres appareils ont été déconnectés, y compris ceux de quiconque connaissait l’ancien mot de passe.',
  othersUnclear:
    'Nous n’avons pas pu vérifier que les autres appareils ont été déconnectés. Veuillez les déconnecter depuis la page de votre compte.',
  continueTo: (application) => `Continuer vers ${application}`,
  continueToAccount: 'Continuer vers votre compte',
  continuing: 'Un instant…',
};
