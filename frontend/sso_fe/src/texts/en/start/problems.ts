/** What can go wrong, in English: whole pages, each with what to do next, and sentences for forms. */
export const problem = {
  retry: 'Try again',
  account: 'Go to your account page',
  home: 'Go to the start page',
  back: 'Go back one page',
  reference: 'Reference for support:',
  badLink: {
    title: 'This sign-in link is incomplete',
    text: 'The address you came with lacks something we need, or was changed on the way.',
    next: 'Go back to the application and choose “Sign in” again. Your account page lists your applications.',
  },
  unknownApplication: {
    title: 'We do not know this application',
    text: 'No application with this name is registered here, so we will not send you anywhere.',
    next: 'Check the address you followed. If it came from the application itself, tell the people who run it.',
  },
  unknownChannel: {
    title: 'This way in is not registered',
    text: 'The application is known here, but not the place it wants you sent back to. To keep you safe, we stop.',
    next: 'Open the application from its usual address and sign in there. If that fails too, tell the people who run it.',
  },
  cookieRefused: {
    title: 'Your browser did not keep the sign-in',
    text: 'Your password is right, but a sign-in here takes one cookie, and your browser has not stored it.',
    next: 'Allow cookies for this site in the settings of your browser, then try again.',
  },
  network: {
    title: 'We could not reach the server',
    text: 'Nothing was lost: this page knows where you wanted to go.',
    next: 'Check your internet connection, then try again.',
  },
  busy: {
    title: 'A short wait, please',
    text: 'The sign-in service is very busy right now.',
    next: 'Trying again is safe.',
  },
  other: {
    title: 'Something went wrong on our side',
    text: 'This is not your fault, and you need not start over elsewhere.',
    next: 'Try again in a minute. If it keeps happening, tell support.',
  },
  config: {
    title: 'This site is not set up yet',
    text: (reason: string) => `Its settings file /config.json cannot be used: ${reason}.`,
    next: 'Try again in a minute. If you run this site, deploy it again: the deployment writes that file.',
  },
};

export const errors = {
  summary: 'Check these entries',
  email: 'Enter an email address, like name@example.com.',
  passwordMissing: 'Enter your password.',
  passwordWeak: 'Choose a password that meets every rule below.',
  passwordRefused: 'This password is not accepted. Choose a longer or less common one.',
  name: 'Enter your name.',
  phone: 'Enter it like +44 20 7946 0958, or leave it empty.',
  codeMissing: 'Enter the 6 digits from the email.',
  codeWrong: 'This code is not right. Check the newest email and try again.',
  codeExpired: 'This code has expired. Ask for a new one below.',
  credentials: 'The email address or the password is not right.',
  reset: 'This account needs a new password before it can be used. Choose “Forgot your password?”.',
  temporaryPasswordExpired: 'Your temporary password has expired. Ask whoever invited you for a new invitation.',
  unsupported: 'This account asks for a step that this site does not offer. Ask the people who run this site for help.',
  notConfirmed:
    'This email address is not confirmed yet. Open the application you signed up for and sign in there: it asks you for the code.',
  expiredLogin: 'Your sign-in has expired. Please sign in once more.',
  signUpRefused: 'An account cannot be created with this email address. Try your work address, or ask support.',
  details: 'Something in the form was not accepted. Please check every field.',
  offline: 'You are offline. Nothing you entered is lost: try again when you are back.',
  network: 'We could not reach the server. Check your internet connection and try again.',
  tooMany: (wait: string) => `Too many attempts. Please wait ${wait}, then try again.`,
  unavailable: (wait: string) => `The sign-in service is not answering right now. Please wait ${wait}, then try again.`,
  other: 'Something went wrong on our side. Please try again in a minute.',
  moment: 'a moment',
  seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
};
