/** Every English sentence of the site. Functions take what varies. */
export const texts = {
  frame: {
    skip: 'Skip to the content',
    navigation: 'Main',
    orders: 'Your orders',
    signOut: 'Sign out',
    environment: (name: string) => `${name} environment`,
    footer: 'A client site of the single sign-on. Sign in once, use every application you are a member of.',
    wait: 'One moment …',
  },

  home: {
    title: 'Welcome',
    heading: (application: string) => `Welcome to ${application}`,
    lead: 'Place orders, and see the ones you have placed.',
    pass: 'One account',
    explained: 'Already signed in to another of our applications? Then you will not be asked for your password again.',
    signIn: 'Sign in',
    register: 'Create account',
    leaving: 'Opening the sign-in page …',
    signedInAs: 'You are signed in as',
    toOrders: 'Go to your orders',
    signedOut: (application: string) => `You are signed out of ${application}.`,
    signingOut: 'Signing you out …',
    signingOutSlow: 'This is taking longer than usual. In this browser you are signed out already.',
    notMember: (application: string) =>
      `You are signed in at the single sign-on, but your account is not a member of ${application}. ` +
      'Sign in to see whether you can join, or use another account.',
  },

  signedOut: {
    title: 'You were signed out',
    reasons: {
      signed_out: (application: string) => `You signed out of ${application} in this browser.`,
      session_ended: (application: string) =>
        `Your session at ${application} has ended: its time was up, or you signed out elsewhere.`,
      not_a_member: (application: string) =>
        `Your account is no longer a member of ${application}. Someone who runs it can let you in again.`,
      refused: (application: string) => `${application} does not accept your sign-in any more.`,
    },
    again: 'Sign in again',
  },

  success: {
    title: 'Signing in',
    working: 'Signing you in …',
    slow: 'This is taking longer than usual. Please keep the page open.',
    failedTitle: 'You are not signed in',
    alreadyTitle: 'You are signed in',
    badLink: 'The link that brought you here is old, was used before, or was not meant for this tab. It changed nothing.',
    again: 'Try again',
    otherAccount: 'Use another account',
    home: 'Back to the home page',
  },

  orders: {
    title: 'Your orders',
    greeting: (name: string) => `Signed in as ${name}`,
    loading: 'Loading your orders …',
    slow: 'This is taking longer than usual.',
    failedTitle: 'Your orders could not be loaded',
    emptyTitle: 'No orders yet',
    empty: 'Place a sample order and it will show up here.',
    place: 'Place a sample order',
    placing: 'Placing the order …',
    placeFailedTitle: 'The order was not confirmed',
    loaded: (count: number) => (count === 1 ? 'One order is shown.' : `${count} orders are shown.`),
    placed: (total: string) => `Order placed: ${total}.`,
    retry: 'Try again',
    more: 'Show more orders',
    loadingMore: 'Loading more orders …',
    moreFailedTitle: 'More orders could not be loaded',
    order: (number: string) => `Order ${number}`,
    total: 'Total',
    list: 'Orders, newest first',
    statuses: { placed: 'Placed', paid: 'Paid', shipped: 'Shipped', cancelled: 'Cancelled' } as Record<string, string>,
  },

  notFound: {
    title: 'Page not found',
    text: 'There is nothing at this address. It may have been mistyped, or the page has moved.',
    home: 'Go to the home page',
  },

  config: {
    site: 'This site',
    title: 'This site cannot start',
    text: 'Its settings file /config.json cannot be used:',
    next: 'If you run this site: the deployment writes that file beside the pages. Otherwise please try again later.',
    retry: 'Reload the page',
  },

  reference: 'Reference for support:',

  failures: {
    access_denied: 'You cancelled the sign-in.',
    not_a_member: 'Your account is not a member of this application. Someone who runs it can invite you.',
    login_required: 'You are not signed in at the single sign-on any more.',
    invalid_session: 'This sign-in link has expired or was used before. Please sign in once more.',
    state_mismatch: 'This sign-in was not begun in this tab, so it was not accepted. Please sign in here.',
    session_ended: 'Your session has ended. Please sign in again.',
    storage_unavailable: 'Your browser does not let this site keep data in this tab, which signing in needs. Please allow it.',
    too_many_requests: 'There were too many requests. Please wait a moment and try again.',
    temporarily_unavailable: 'The service is not available at the moment. Please try again in a minute.',
    offline: 'You seem to be offline. Check your connection and try again.',
    network_error: 'The server could not be reached. Check your connection and try again.',
    other: 'Something went wrong on our side. Please try again.',
    wait: (seconds: number) => `Please wait ${seconds} seconds and try again.`,
  },
};
