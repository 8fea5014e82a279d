/** What is said in Spanish for replacing a temporary password. */
import type { MoreTexts } from '../../more';

export const ownPassword: MoreTexts['ownPassword'] = {
  title: 'Elija su propia contraseña',
  text: 'La contraseña temporal ya ha cumplido su función. A partir de ahora iniciará sesión con una que solo usted conozca.',
  label: 'Contraseña nueva',
  submit: 'Guardar y continuar',
  busy: 'Guardando la contraseña…',
  same: 'Elija una contraseña distinta de la temporal.',
};
