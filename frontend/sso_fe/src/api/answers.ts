/** The answers of the SSO backend that this site uses, checked where they enter. */
import { ApiError } from 'design/api_error';

export type Enrolment = 'open' | 'invite';

export interface SignedInUser {
  email: string;
  name: string;
  member: boolean;
}

export interface AuthorizeAnswer {
  application: { id: string; name: string; enrolment: Enrolment };
  returnUrl: string;
  /** Null when nobody is signed in here. */
  user: SignedInUser | null;
}

export interface SessionAnswer {
  sessionId: string;
  returnUrl: string;
}

type Fields = Record<string, unknown>;

function unexpected(): never {
  throw new ApiError('unexpected_response', 200);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : unexpected();
}

function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === 'string' ? value : unexpected();
}

function flagOf(fields: Fields, key: string): boolean {
  const value = fields[key];
  return typeof value === 'boolean' ? value : unexpected();
}

function userOf(value: unknown): SignedInUser | null {
  if (value === null || value === undefined) return null;
  const user = fieldsOf(value);
  const name = user['name'];
  return {
    email: textOf(user, 'email'),
    name: typeof name === 'string' ? name : '',
    member: flagOf(user, 'member'),
  };
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
