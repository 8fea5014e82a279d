/** What is said in French for the sign-out. */
import type { MoreTexts } from '../../more';

export const signOut: MoreTexts['signOut'] = {
  kind: 'Vous quittez',
  title: 'Se déconnecter partout\u202f?',
  signedInAs: 'Votre compte\u202f:',
  text: 'Cela ferme la session de ce navigateur et toutes les applications ouvertes d’ici.',
  submit: 'Se déconnecter partout',
  busy: 'Déconnexion en cours…',
  stay: (application) => `Garder la session et revenir sur ${application}`,
  stayHere: 'Garder la session ouverte',
  leaving: (application) => `Déconnexion réussie. Retour vers ${application}…`,
  doneTitle: 'Déconnexion réussie',
  doneText: 'La session de ce navigateur est fermée, ici et dans toutes les applications ouvertes d’ici.',
  doneNext: 'Vous pouvez fermer cette page ou vous reconnecter.',
  signIn: 'Se reconnecter',
  skip: (application) => `Revenir sur ${application}`,
  elsewhere: 'Se déconnecter sans revenir à une application',
};
