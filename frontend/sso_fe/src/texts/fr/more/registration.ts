/** What is said in French for the registration and for the code that confirms it. */
import type { MoreTexts } from '../../more';

export const register: MoreTexts['register'] = {
  title: 'Créez votre compte',
  name: 'Votre nom',
  phone: 'Téléphone',
  phoneHint: 'Commencez par + et l’indicatif du pays.',
  gender: 'Genre',
  genders: { none: 'Non précisé', female: 'Femme', male: 'Homme', other: 'Autre' },
  marketing: 'Recevoir des actualités et des offres par e-mail. Vous pouvez changer d’avis à tout moment.',
  submit: 'Créer le compte',
  busy: 'Création du compte…',
  haveAccount: 'Vous avez déjà un compte\u202f?',
  signIn: 'Se connecter',
};

export const confirm: MoreTexts['confirm'] = {
  title: 'Saisissez le code',
  sentTo: 'Un code à 6 chiffres vient d’être envoyé à l’adresse',
  code: 'Code reçu par e-mail',
  submit: 'Confirmer l’adresse',
  busy: 'Vérification du code…',
  resend: 'Envoyer un nouveau code',
  resendIn: (clock) => `Renvoyer dans ${clock}`,
  resending: 'Envoi d’un nouveau code…',
  resent: 'Un nouveau code est en route. Seul le plus récent est valable.',
  mayResend: 'Vous pouvez maintenant demander un nouveau code.',
  noMail: 'Pas d’e-mail\u202f? Regardez dans les courriers indésirables. Vous avez déjà un compte avec cette adresse\u202f?',
  signInInstead: 'Connectez-vous',
  wrongAddress: 'Adresse erronée\u202f?',
  startOver: 'Recommencer',
  mailboxTitle: 'Environnement local\u202f:',
  mailboxLink: 'votre code est dans la boîte de réception',
};
