/** What the start page and the page that does not exist say, in English. */
export const home = {
  title: 'Open an application to sign in',
  text: 'This is where your applications send you to prove who you are.',
  next: 'Go to the application you want to use and choose “Sign in”: it brings you back here.',
  signIn: 'Sign in to your account',
  signedInTitle: 'You are signed in',
  signedInAs: 'Signed in as',
  signedInNext: 'Open any application you are a member of: it lets you in without asking again.',
  account: 'Your account and applications',
  signOut: 'Sign out',
};

export const notFound = {
  title: 'There is no such page',
  text: 'The address may be mistyped, or the link that led here is out of date.',
  next: 'Open the application you want to use and choose “Sign in”. Your account page lists yours.',
};
