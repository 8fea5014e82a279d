/** What is said in French for replacing a temporary password. */
import type { MoreTexts } from '../../more';

export const ownPassword: MoreTexts['ownPassword'] = {
  title: 'Choisissez votre propre mot de passe',
  text: 'Le mot de passe provisoire a rempli son rôle. Désormais, vous utilisez le vôtre, que personne d’autre ne connaît.',
  label: 'Nouveau mot de passe',
  submit: 'Définir et continuer',
  busy: 'Enregistrement du mot de passe…',
  same: 'Choisissez un mot de passe différent du provisoire.',
};
