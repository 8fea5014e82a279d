/** What the site says, in German. */
import { pluralForm } from 'language/formats';

import type { Texts } from '..';

export const start: Texts = {
  frame: {
    skip: 'Zum Inhalt springen',
    navigation: 'Hauptmenü',
    orders: 'Ihre Bestellungen',
    signOut: 'Abmelden',
    environment: (name) => `Umgebung: ${name}`,
    footer: 'Eine Website mit zentraler Anmeldung: einmal anmelden, alle Anwendungen nutzen, bei denen Sie Mitglied sind.',
    wait: 'Einen Moment …',
    language: 'Sprache',
    languageFailed: 'Diese Sprache konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und wählen Sie die Sprache erneut.',
  },

  home: {
    title: 'Willkommen',
    heading: (application) => `Willkommen bei ${application}`,
    lead: 'Geben Sie Bestellungen auf und behalten Sie sie im Blick.',
    pass: 'Ein Konto',
    explained: 'Schon bei einer anderen unserer Anwendungen angemeldet? Dann werden Sie nicht noch einmal nach Ihrem Passwort gefragt.',
    signIn: 'Anmelden',
    register: 'Konto erstellen',
    leaving: 'Anmeldeseite wird geöffnet …',
    signedInAs: 'Sie sind angemeldet als',
    toOrders: 'Zu Ihren Bestellungen',
    signedOut: (application) => `Sie sind bei ${application} abgemeldet.`,
    signingOut: 'Sie werden abgemeldet …',
    signingOutSlow: 'Das dauert länger als üblich. In diesem Browser sind Sie schon abgemeldet.',
    notMember: (application) =>
      `Sie sind bei der zentralen Anmeldung angemeldet, aber Ihr Konto ist kein Mitglied bei ${application}. ` +
      'Melden Sie sich an, um zu sehen, ob Sie beitreten können, oder verwenden Sie ein anderes Konto.',
  },

  signedOut: {
    title: 'Sie wurden abgemeldet',
    reasons: {
      signed_out: (application) => `Sie haben sich in diesem Browser bei ${application} abgemeldet.`,
      session_ended: (application) =>
        `Ihre Sitzung bei ${application} ist beendet: Sie ist abgelaufen, oder Sie haben sich anderswo abgemeldet.`,
      not_a_member: (application) =>
        `Ihr Konto ist nicht mehr Mitglied bei ${application}. Das Team der Anwendung kann Sie wieder aufnehmen.`,
      refused: (application) => `${application} akzeptiert Ihre Anmeldung nicht mehr.`,
    },
    again: 'Wieder anmelden',
  },

  success: {
    title: 'Anmeldung',
    working: 'Sie werden angemeldet …',
    slow: 'Das dauert länger als üblich. Bitte lassen Sie die Seite geöffnet.',
    failedTitle: 'Sie sind nicht angemeldet',
    alreadyTitle: 'Sie sind angemeldet',
    badLink: 'Der Link, der Sie hierher gebracht hat, ist alt, wurde schon verwendet oder war nicht für diesen Tab bestimmt. Er hat nichts geändert.',
    again: 'Erneut versuchen',
    otherAccount: 'Konto wechseln',
    home: 'Zurück zur Startseite',
  },

  orders: {
    title: 'Ihre Bestellungen',
    filteredTitle: (status) => `Ihre Bestellungen: ${status}`,
    greeting: (name) => `Angemeldet als ${name}`,
    place: 'Bestellung aufgeben',
    filter: 'Bestellungen nach Status',
    all: 'Alle',
    list: 'Bestellungen, die neuesten zuerst',
    loading: 'Ihre Bestellungen werden geladen …',
    slow: 'Das dauert länger als üblich.',
    failedTitle: 'Ihre Bestellungen konnten nicht geladen werden',
    retry: 'Erneut versuchen',
    emptyTitle: 'Noch keine Bestellungen',
    empty: 'Geben Sie eine Bestellung auf, dann erscheint sie hier.',
    noneTitle: 'Keine Bestellungen mit diesem Status',
    none: 'Sie haben Bestellungen mit einem anderen Status oder noch gar keine.',
    showAll: 'Alle Bestellungen anzeigen',
    shown: (count) =>
      pluralForm(count) === 'one' ? 'Eine Bestellung wird angezeigt.' : `${count} Bestellungen werden angezeigt.`,
    more: 'Mehr Bestellungen',
    loadingMore: 'Weitere Bestellungen werden geladen …',
    moreFailedTitle: 'Weitere Bestellungen konnten nicht geladen werden',
    moreShown: (added, count) =>
      `${pluralForm(added) === 'one' ? 'Eine weitere Bestellung' : `${added} weitere Bestellungen`}, ${count} werden angezeigt.`,
    line: (quantity, article) => `${quantity} × ${article}`,
    moreArticles: (count) => (pluralForm(count) === 'one' ? 'und ein weiterer Artikel' : `und ${count} weitere Artikel`),
  },

  order: {
    pass: 'Ihre Bestellung',
    title: (number) => `Bestellung ${number}`,
    back: 'Alle Ihre Bestellungen',
    loading: 'Die Bestellung wird geladen …',
    failedTitle: 'Die Bestellung konnte nicht geladen werden',
    placed: (total) => `Vielen Dank. Ihre Bestellung über ${total} ist aufgegeben.`,
    status: 'Status',
    time: 'Aufgegeben am',
    number: 'Bestellnummer',
    articles: 'Artikel',
    each: (price) => `je ${price}`,
    total: 'Summe',
    unknownTitle: 'Diese Bestellung gibt es nicht',
    unknown: 'Vielleicht ist die Adresse vertippt, oder die Bestellung gehört zu einem anderen Konto als dem, mit dem Sie angemeldet sind.',
  },

  newOrder: {
    title: 'Bestellung aufgeben',
    lead: 'Wählen Sie, was Sie möchten und wie viel davon.',
    articles: 'Artikel',
    less: (article) => `Eins weniger: ${article}`,
    more: (article) => `Eins mehr: ${article}`,
    nothing: 'Noch nichts gewählt.',
    submit: 'Bestellung aufgeben',
    placing: 'Bestellung wird aufgegeben …',
    problems: 'So kann die Bestellung nicht aufgegeben werden',
    chooseSomething: 'Wählen Sie mindestens einen Artikel.',
    wrongQuantity: (article, most) => `${article}: Geben Sie eine ganze Zahl von 0 bis ${most} ein.`,
    unconfirmedTitle: 'Die Bestellung wurde nicht bestätigt',
    unconfirmed: 'Vielleicht ist sie trotzdem angekommen. Sie können es unbesorgt erneut versuchen: Sie wird nur einmal aufgegeben.',
    refusedTitle: 'Die Bestellung wurde nicht aufgegeben',
    retry: 'Erneut versuchen',
    toOrders: 'Ihre Bestellungen ansehen',
  },

  statuses: { placed: 'Aufgegeben', paid: 'Bezahlt', shipped: 'Versandt', cancelled: 'Storniert' },

  articles: {
    'coffee-beans-250g': 'Kaffeebohnen, 250 g',
    'enamel-mug': 'Emaillebecher',
    'hand-grinder': 'Handmühle',
    'paper-filters-100': 'Papierfilter, 100 Stück',
    'travel-flask': 'Isolierflasche',
    book: 'Buch',
    pen: 'Stift',
    lamp: 'Lampe',
    notebook: 'Notizbuch',
    backpack: 'Rucksack',
  },

  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Unter dieser Adresse gibt es nichts. Vielleicht ist sie vertippt, oder die Seite ist umgezogen.',
    home: 'Zur Startseite',
  },

  config: {
    site: 'Diese Website',
    title: 'Diese Website kann nicht starten',
    text: 'Die Einstellungsdatei /config.json ist nicht verwendbar:',
    next: 'Wenn Sie diese Website betreiben: Die Bereitstellung schreibt diese Datei neben die Seiten. Sonst versuchen Sie es bitte später erneut.',
    retry: 'Seite neu laden',
  },

  reference: 'Referenz für den Support:',

  failures: {
    access_denied: 'Sie haben die Anmeldung abgebrochen.',
    not_a_member: 'Ihr Konto ist kein Mitglied dieser Anwendung. Das Team der Anwendung kann Sie einladen.',
    login_required: 'Sie sind bei der zentralen Anmeldung nicht mehr angemeldet.',
    invalid_session: 'Dieser Anmeldelink ist abgelaufen oder wurde schon verwendet. Bitte melden Sie sich noch einmal an.',
    state_mismatch: 'Diese Anmeldung wurde nicht in diesem Tab begonnen und deshalb nicht angenommen. Bitte melden Sie sich hier an.',
    session_ended: 'Ihre Sitzung ist beendet. Bitte melden Sie sich erneut an.',
    storage_unavailable: 'Ihr Browser lässt diese Website in diesem Tab keine Daten speichern. Für die Anmeldung ist das nötig: Bitte erlauben Sie es.',
    too_many_requests: 'Es waren zu viele Anfragen. Bitte warten Sie einen Moment und versuchen Sie es erneut.',
    temporarily_unavailable: 'Der Dienst ist gerade nicht verfügbar. Bitte versuchen Sie es in einer Minute erneut.',
    offline: 'Sie scheinen offline zu sein. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    idempotency_conflict:
      'Ein früherer Versuch dieser Bestellung mit anderen Mengen ist bei uns angekommen. Sehen Sie Ihre Bestellungen an, bevor Sie sie noch einmal aufgeben.',
    network_error: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    other: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es erneut.',
    wait: (seconds) =>
      `Bitte warten Sie ${pluralForm(seconds) === 'one' ? '1 Sekunde' : `${seconds} Sekunden`} und versuchen Sie es erneut.`,
  },
};
