/** What is said in English for the registration and for the code that confirms it. */
export const register = {
  title: 'Create your account',
  name: 'Your name',
  phone: 'Phone',
  phoneHint: 'Begin with + and the country code.',
  gender: 'Gender',
  genders: { none: 'Rather not say', female: 'Female', male: 'Male', other: 'Another' },
  marketing: 'Send me news and offers by email. You can change your mind at any time.',
  submit: 'Create account',
  busy: 'Creating your account …',
  haveAccount: 'Already have an account?',
  signIn: 'Sign in',
};

export const confirm = {
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
  noMail: 'No email? Look in the spam folder. Do you already have an account with this address?',
  signInInstead: 'Sign in instead',
  wrongAddress: 'Wrong address?',
  startOver: 'Start over',
  mailboxTitle: 'Local environment:',
  mailboxLink: 'your code is in the mailbox',
};
