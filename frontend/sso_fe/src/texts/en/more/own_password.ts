/** What is said in English for replacing a temporary password. */
export const ownPassword = {
  title: 'Choose your own password',
  text: 'The temporary password has done its work. From now on you sign in with one that only you know.',
  label: 'New password',
  submit: 'Set the password and continue',
  busy: 'Setting the password …',
  same: 'Choose a password other than the temporary one.',
};
