/** What is said in English for the recovery. The same for known and unknown addresses. */
export const recovery = {
  title: 'Forgot your password?',
  text: 'Tell us the email address of your account. We send a code to it, and with the code you choose a new password.',
  submit: 'Send the code',
  busy: 'Sending the code …',
  back: 'Back to the sign-in',

  codeTitle: 'Choose a new password',
  sentTo: 'If an account belongs to this address, a 6-digit code is on its way to',
  code: 'Code from the email',
  password: 'New password',
  othersEnd: 'Every device that is signed in to your account will be signed out.',
  change: 'Change the password',
  changing: 'Changing the password …',
  noMail: 'No email? Look in the spam folder, or ask for a new code. You may have signed up with another address.',
  otherAddress: 'Use another address',
  notConfirmed: 'If you never entered the code of your registration, sign in with your password instead: we ask for that code next.',
  invited: 'If you were invited and chose no password of your own yet, sign in with the temporary one, or ask for a new invitation.',

  doneTitle: 'Your password is changed',
  othersEnded: 'Every other device was signed out. Whoever knew the old password is out, too.',
  othersUnclear: 'We could not make sure that other devices were signed out. Please end them on your account page.',
  continueTo: (application: string) => `Continue to ${application}`,
  continueToAccount: 'Continue to your account',
  continuing: 'Continuing …',
};
