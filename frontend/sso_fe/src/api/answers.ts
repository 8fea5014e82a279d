/** The answers of the SSO backend that this site uses, checked where they enter. */
import { brandingOf, type Branding } from '../branding/branding';
import { fieldsOf, flagOf, numberOf, optionalTextOf, textOf } from './fields';

export type Enrolment = 'open' | 'invite';

export interface SignedInUser {
  email: string;
  name: string;
  member: boolean;
}

export interface AuthorizeAnswer {
  application: { id: string; name: string; enrolment: Enrolment; branding: Branding };
  returnUrl: string;
  /** Null when nobody is signed in here. */
  user: SignedInUser | null;
}

export interface SessionAnswer {
  sessionId: string;
  returnUrl: string;
}

export interface CodeAnswer {
  /** Seconds until the next code may be asked for. */
  retryAfter: number;
}

export interface ChannelAnswer {
  applicationName: string;
  branding: Branding;
  logoutUrl: string;
  /** Whose login the browser holds here; null when nobody's. */
  user: { email: string; name: string } | null;
}

function userOf(value: unknown): SignedInUser | null {
  if (value === null || value === undefined) return null;
  const user = fieldsOf(value);
  return { email: textOf(user, 'email'), name: optionalTextOf(user, 'name'), member: flagOf(user, 'member') };
}

export function authorizeAnswer(body: unknown): AuthorizeAnswer {
  const answer = fieldsOf(body);
  const application = fieldsOf(answer['application']);
  const enrolment = textOf(application, 'enrolment');
  return {
    application: {
      id: textOf(application, 'application_id'),
      name: textOf(application, 'name'),
      // Anything but "open" is treated as closed.
      enrolment: enrolment === 'open' ? 'open' : 'invite',
      branding: brandingOf(application['branding']),
    },
    returnUrl: textOf(fieldsOf(answer['channel']), 'return_url'),
    user: userOf(answer['user']),
  };
}

export function membershipAnswer(body: unknown): boolean {
  return flagOf(fieldsOf(body), 'member');
}

export function sessionAnswer(body: unknown): SessionAnswer {
  const answer = fieldsOf(body);
  return { sessionId: textOf(answer, 'session_id'), returnUrl: textOf(answer, 'return_url') };
}

export function codeAnswer(body: unknown): CodeAnswer {
  return { retryAfter: numberOf(fieldsOf(body), 'retry_after') };
}

export function channelAnswer(body: unknown): ChannelAnswer {
  const answer = fieldsOf(body);
  const application = fieldsOf(answer['application']);
  const user = answer['user'] === null || answer['user'] === undefined ? null : fieldsOf(answer['user']);
  return {
    applicationName: textOf(application, 'name'),
    branding: brandingOf(application['branding']),
    logoutUrl: textOf(fieldsOf(answer['channel']), 'logout_url'),
    user: user && { email: textOf(user, 'email'), name: optionalTextOf(user, 'name') },
  };
}
