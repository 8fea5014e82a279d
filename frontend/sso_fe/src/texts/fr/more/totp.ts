/** What is said in French for setting up an authenticator app, and of its codes. */
import type { MoreTexts } from '../../more';

export const totp: MoreTexts['totp'] = {
  loading: 'Préparation de la clé…',
  scan: 'Ouvrez votre application d’authentification, ajoutez un compte et scannez ce code.',
  qrLabel: 'Code QR avec la clé pour votre application d’authentification',
  orType: 'Pas d’appareil photo\u202f? Saisissez plutôt cette clé dans l’application\u202f:',
  copy: 'Copier la clé',
  copied: 'La clé est copiée. Collez-la dans votre application d’authentification.',
  copyByHand: 'La copie n’est pas autorisée ici. Veuillez sélectionner la clé et la copier vous-même.',
  firstCode: 'Code affiché par l’application',
  code: 'Code de votre application d’authentification',
  codeHint: 'Six chiffres, renouvelés toutes les 30 secondes.',
  codeMissing: 'Saisissez les 6 chiffres affichés par votre application d’authentification.',
  codeWrong: 'Ce code n’est pas correct. Attendez le suivant dans votre application et saisissez-le.',
  finish: 'Terminer la configuration',
  finishing: 'Vérification du code…',
};
