/** The answers behind the account pages, checked where they enter. */
import { fieldsOf, flagOf, listOf, optionalTextOf, textOf, unexpected, type Fields } from './fields';

export interface Profile {
  userId: string;
  email: string;
  name: string;
  /** E.164, '' for none. */
  phone: string;
  /** '' for none. */
  gender: string;
  acceptsMarketing: boolean;
  /** Whether a second factor is set up. */
  totp: boolean;
}

/** One place where the user is signed in: a browser's login, or an application reached from it. */
export interface SignedInPlace {
  id: string;
  kind: 'login' | 'application';
  /** The login it belongs to; a login's own id. */
  loginId: string;
  /** '' for a login. */
  applicationName: string;
  /** The browser's own words for itself. */
  device: string;
  /** Milliseconds since the epoch. */
  lastSeenAt: number;
  current: boolean;
}

export interface JoinedApplication {
  id: string;
  name: string;
  /** Null where the backend knows no web address of it. */
  url: string | null;
  /** Milliseconds since the epoch. */
  joinedAt: number;
}

export function profileAnswer(body: unknown): Profile {
  const profile = fieldsOf(body);
  return {
    userId: textOf(profile, 'user_id'),
    email: textOf(profile, 'email'),
    name: optionalTextOf(profile, 'name'),
    phone: optionalTextOf(profile, 'phone'),
    gender: optionalTextOf(profile, 'gender'),
    acceptsMarketing: flagOf(profile, 'accepts_marketing'),
    totp: flagOf(profile, 'totp'),
  };
}

export function placesAnswer(body: unknown): SignedInPlace[] {
  return listOf(fieldsOf(body), 'sessions', (place) => ({
    id: textOf(place, 'id'),
    kind: kindOf(place),
    loginId: textOf(place, 'login_id'),
    applicationName: optionalTextOf(place, 'application_name') || optionalTextOf(place, 'application_id'),
    device: optionalTextOf(place, 'device'),
    lastSeenAt: momentOf(place, 'last_seen_at'),
    current: flagOf(place, 'current'),
  }));
}

export function applicationsAnswer(body: unknown): JoinedApplication[] {
  return listOf(fieldsOf(body), 'applications', (application) => ({
    id: textOf(application, 'application_id'),
    name: textOf(application, 'name'),
    url: webAddressOf(application, 'url'),
    joinedAt: momentOf(application, 'joined_at'),
  }));
}

function kindOf(place: Fields): SignedInPlace['kind'] {
  const kind = textOf(place, 'kind');
  return kind === 'login' || kind === 'application' ? kind : unexpected();
}

/** Milliseconds since the epoch, from ISO 8601 text. */
function momentOf(fields: Fields, key: string): number {
  const moment = Date.parse(textOf(fields, key));
  return Number.isNaN(moment) ? unexpected() : moment;
}

/** Followed by a click here, so anything but http(s) would run script. */
function webAddressOf(fields: Fields, key: string): string | null {
  const address = optionalTextOf(fields, key);
  return /^https?:\/\//.test(address) ? address : null;
}
