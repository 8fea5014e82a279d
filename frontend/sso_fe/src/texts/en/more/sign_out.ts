/** What is said in English for the sign-out. */
export const signOut = {
  kind: 'You are leaving',
  title: 'Sign out everywhere?',
  signedInAs: 'You are signed in as',
  text: 'This ends the sign-in of this browser, and with it every application that you opened from it.',
  submit: 'Sign out everywhere',
  busy: 'Signing out …',
  stay: (application: string) => `Stay signed in and go back to ${application}`,
  stayHere: 'Stay signed in',
  leaving: (application: string) => `Signed out. Taking you back to ${application} …`,
  doneTitle: 'You are signed out',
  doneText: 'This browser is signed out here and of every application that was opened from here.',
  doneNext: 'You can close this page, or sign in again.',
  signIn: 'Sign in again',
  skip: (application: string) => `Go back to ${application}`,
  elsewhere: 'Sign out without going back to an application',
};
