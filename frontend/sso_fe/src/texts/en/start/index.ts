/** What the sign-in says, in English, and every page's frame. Functions take what varies. */
import { errors, problem } from './problems';

export const start = {
  site: {
    name: 'Single sign-on',
    footer: 'One account for every application you are a member of.',
    language: 'Language',
    offline: 'You are offline. What you typed is kept.',
    languageFailed: 'This language could not be loaded. Check your connection and choose it again.',
  },

  pass: {
    continueTo: 'Continue to',
    signingIn: 'You are signing in to',
    cancel: (application: string) => `Cancel and go back to ${application}`,
    back: (application: string) => `Go back to ${application}`,
    loading: 'Loading …',
    stillBusy: 'Still working …',
    slow: 'This is taking longer than usual. Please keep the page open.',
    optional: '(optional)',
    required: 'All fields are required unless marked optional.',
  },

  signIn: {
    title: 'Sign in',
    email: 'Email address',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in …',
    noAccount: 'New here?',
    register: 'Create an account',
    again: 'Your sign-in has expired. Please sign in once more.',
    forgot: 'Forgot your password?',
    didYouMean: 'Perhaps you mean:',
    elsewhere: 'You have signed in in another tab, as',
    neverShared: (application: string) => `Your password is never shared with ${application}.`,
  },

  /** What another page left for this one to say. */
  arrival: {
    confirmed: 'Your email address is confirmed. Sign in to continue.',
    codeElsewhere: 'Sign in to continue. If your email address is not confirmed yet, we ask you for the code next.',
    recovered: 'Your password is changed, and every other device is signed out. Sign in with the new password.',
    passwordChanged: 'Your password is changed. Sign in with the new password.',
    signedOut: 'You are signed out here and of every application that you opened from here.',
    resetRequired: 'This account needs a new password before it can be used. We send you a code to set it.',
  },

  secondFactor: {
    title: 'Enter the code from your app',
    text: 'Your password is right. This account also asks for the code that your authenticator app shows.',
    submit: 'Continue',
    busy: 'Checking the code …',
    lost: 'No longer have the app? Ask the people who run this site for help.',
    setUpTitle: 'Set up an authenticator app',
    setUpText: 'Your password is right. Signing in here also takes a code from an app, so that a stolen password is not enough.',
    restart: 'Go back to the password',
  },

  password: {
    show: 'Show',
    hide: 'Hide',
    showLong: 'Show the password',
    hideLong: 'Hide the password',
    capsLock: 'Caps Lock is on.',
    rulesTitle: 'Your password needs',
    rules: {
      length: (characters: number) => `${characters} characters`,
      upper: 'an upper-case letter',
      lower: 'a lower-case letter',
      number: 'a number',
      symbol: 'a symbol',
    },
    met: 'done',
    missing: 'still missing',
    allMet: 'The password meets every rule.',
    strength: {
      title: 'How hard the password is to guess',
      none: 'nothing entered yet',
      weak: 'Easy to guess',
      fair: 'Fairly hard to guess',
      strong: 'Hard to guess',
    },
  },

  join: {
    title: (application: string) => `Join ${application}`,
    text: (application: string) => `You are not a member of ${application} yet. Joining lets it see your name and email address.`,
    submit: (application: string) => `Continue to ${application}`,
    busy: 'Joining …',
    signedInAs: 'Signed in as',
    otherAccount: 'Use another account',
  },

  refused: {
    title: (application: string) => `${application} is by invitation`,
    text: 'This account is not on its list of members.',
    next: (application: string) =>
      `Ask the people who run ${application} to add this email address, then sign in again. If you were invited under another address, use that account.`,
  },

  leaving: {
    title: (application: string) => `Taking you to ${application} …`,
    text: 'You are signed in. This takes a moment.',
    backTitle: (application: string) => `Going back to ${application} …`,
  },

  problem,
  errors,
};
