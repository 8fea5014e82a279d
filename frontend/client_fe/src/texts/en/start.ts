/** What the site says, in English. Functions take what varies. */
import { pluralForm } from 'language/formats';

export const start = {
  frame: {
    skip: 'Skip to the content',
    navigation: 'Main',
    orders: 'Your orders',
    signOut: 'Sign out',
    environment: (name: string) => `${name} environment`,
    footer: 'A client site of the single sign-on. Sign in once, use every application you are a member of.',
    wait: 'One moment …',
    language: 'Language',
    languageFailed: 'This language could not be loaded. Check your connection and choose it again.',
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
    filteredTitle: (status: string) => `Your orders: ${status}`,
    greeting: (name: string) => `Signed in as ${name}`,
    place: 'Place an order',
    filter: 'Orders by status',
    all: 'All',
    list: 'Orders, newest first',
    loading: 'Loading your orders …',
    slow: 'This is taking longer than usual.',
    failedTitle: 'Your orders could not be loaded',
    retry: 'Try again',
    emptyTitle: 'No orders yet',
    empty: 'Place an order and it will show up here.',
    noneTitle: 'No orders with this status',
    none: 'You have orders with another status, or none yet.',
    showAll: 'Show all orders',
    shown: (count: number) => {
      if (count === 0) return 'No orders are shown.';
      return pluralForm(count) === 'one' ? 'One order is shown.' : `${count} orders are shown.`;
    },
    more: 'Show more orders',
    loadingMore: 'Loading more orders …',
    moreFailedTitle: 'More orders could not be loaded',
    moreShown: (added: number, count: number) =>
      `${pluralForm(added) === 'one' ? 'One more order' : `${added} more orders`}, ${count} are shown.`,
    line: (quantity: number, article: string) => `${quantity} × ${article}`,
    moreArticles: (count: number) => (pluralForm(count) === 'one' ? 'and one more article' : `and ${count} more articles`),
  },

  order: {
    pass: 'Your order',
    title: (number: string) => `Order ${number}`,
    back: 'All your orders',
    loading: 'Loading the order …',
    failedTitle: 'The order could not be loaded',
    placed: (total: string) => `Thank you. Your order of ${total} is placed.`,
    status: 'Status',
    time: 'Placed on',
    number: 'Order number',
    articles: 'Articles',
    each: (price: string) => `${price} each`,
    total: 'Total',
    unknownTitle: 'There is no such order',
    unknown: 'It may have been mistyped, or it belongs to another account than the one you are signed in with.',
  },

  newOrder: {
    title: 'Place an order',
    lead: 'Choose what you like and how many.',
    articles: 'Articles',
    less: (article: string) => `One less: ${article}`,
    more: (article: string) => `One more: ${article}`,
    nothing: 'Nothing chosen yet.',
    submit: 'Place the order',
    placing: 'Placing the order …',
    problems: 'The order cannot be placed like this',
    chooseSomething: 'Choose at least one article.',
    wrongQuantity: (article: string, most: number) => `${article}: enter a whole number from 0 to ${most}.`,
    unconfirmedTitle: 'The order was not confirmed',
    unconfirmed: 'It may have been placed all the same. Trying again is safe: it is placed only once.',
    refusedTitle: 'The order was not placed',
    retry: 'Try again',
    toOrders: 'Look at your orders',
  },

  statuses: { placed: 'Placed', paid: 'Paid', shipped: 'Shipped', cancelled: 'Cancelled' },

  /** By item id: what this site sells, then what the operator's demo orders consist of. */
  articles: {
    'coffee-beans-250g': 'Coffee beans, 250 g',
    'enamel-mug': 'Enamel mug',
    'hand-grinder': 'Hand grinder',
    'paper-filters-100': 'Paper filters, 100 pieces',
    'travel-flask': 'Travel flask',
    book: 'Book',
    pen: 'Pen',
    lamp: 'Lamp',
    notebook: 'Notebook',
    backpack: 'Backpack',
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
    idempotency_conflict:
      'An earlier try of this order, with other quantities, has reached us. Look at your orders before you place it once more.',
    network_error: 'The server could not be reached. Check your connection and try again.',
    other: 'Something went wrong on our side. Please try again.',
    wait: (seconds: number) =>
      seconds === 1 ? 'Please wait 1 second and try again.' : `Please wait ${seconds} seconds and try again.`,
  },
};
