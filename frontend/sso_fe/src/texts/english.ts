/** Every English sentence of the site. Functions take what varies. */
export const texts = {
  site: {
    name: 'Single sign-on',
    footer: 'One account for every application you are a member of.',
  },

  pass: {
    continueTo: 'Continue to',
    signingIn: 'You are signing in to',
    cancel: (application: string) => `Cancel and go back to ${application}`,
    back: (application: string) => `Go back to ${application}`,
    loading: 'Loading the sign-in page …',
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
    confirmed: 'Your email address is confirmed. Sign in to continue.',
    codeElsewhere: 'Sign in to continue. If your email address is not confirmed yet, we ask you for the code next.',
    neverShared: (application: string) => `Your password is never shared with ${application}.`,
  },

  password: {
    show: 'Show',
    hide: 'Hide',
    showLong: 'Show the password',
    hideLong: 'Hide the password',
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
  },

  register: {
    title: 'Create your account',
    name: 'Your name',
    phone: 'Phone',
    phoneHint: 'Begin with + and the country code.',
    gender: 'Gender',
    genders: [
      { value: '', label: 'Rather not say' },
      { value: 'female', label: 'Female' },
      { value: 'male', label: 'Male' },
      { value: 'other', label: 'Another' },
    ],
    marketing: 'Send me news and offers by email. You can change your mind at any time.',
    submit: 'Create account',
    busy: 'Creating your account …',
    haveAccount: 'Already have an account?',
    signIn: 'Sign in',
  },

  confirm: {
    title: 'Enter the code',
    sentTo: 'We sent a 6-digit code to',
    code: 'Code from the email',
    submit: 'Confirm email',
    busy: 'Checking the code …',
    resend: 'Send a new code',
    resendIn: (clock: string) => `New code in ${clock}`,
    resending: 'Sending a new code …',
    resent: 'A new code is on its way. Only the newest code works.',
    mayResend: 'You can ask for a new code now.',
    noMail: 'No email? Look in the spam folder. If you already have an account with this address,',
    signInInstead: 'sign in instead',
    wrongAddress: 'Wrong address?',
    startOver: 'Start over',
    mailboxTitle: 'Local environment',
    mailboxLink: 'your code is in the mailbox',
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

  problem: {
    retry: 'Try again',
    reference: 'Reference for support:',
    badLink: {
      title: 'This sign-in link is incomplete',
      text: 'The address you came with lacks something we need, or was changed on the way.',
      next: 'Go back to the application and choose “Sign in” again.',
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
    network: {
      title: 'We could not reach the server',
      text: 'Nothing was lost: this page knows where you wanted to go.',
      next: 'Check your internet connection, then try again.',
    },
    busy: {
      title: 'A short wait, please',
      text: 'The sign-in service is very busy right now.',
      next: 'You were not signed in yet; trying again is safe.',
    },
    other: {
      title: 'Something went wrong on our side',
      text: 'This is not your fault, and nothing you did needs repeating elsewhere.',
      next: 'Try again in a minute. If it keeps happening, tell support.',
    },
    config: {
      title: 'This site is not set up yet',
      text: (reason: string) => `Its settings file /config.json cannot be used: ${reason}.`,
      next: 'Try again in a minute. If you run this site, deploy it again: the deployment writes that file.',
    },
  },

  home: {
    title: 'Open an application to sign in',
    text: 'This is where your applications send you to prove who you are. There is nothing to do here on its own.',
    next: 'Go to the application you want to use and choose “Sign in”: it brings you back here.',
  },

  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the link that led here is out of date.',
    next: 'Open the application you want to use and choose “Sign in”.',
  },

  errors: {
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
    reset: 'This account needs a new password before it can be used. Please ask support for help.',
    secondFactor: 'This account needs a second factor to sign in, which this site does not offer yet. Please ask support for help.',
    signUpRefused: 'An account cannot be created with this email address. Try your work address, or ask support.',
    details: 'Something in the form was not accepted. Please check every field.',
    network: 'We could not reach the server. Check your internet connection and try again.',
    tooMany: (wait: string) => `Too many attempts. Please wait ${wait}, then try again.`,
    unavailable: (wait: string) => `The sign-in service is not answering right now. Please wait ${wait}, then try again.`,
    other: 'Something went wrong on our side. Please try again in a minute.',
    moment: 'a moment',
    seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
    minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  },
};
