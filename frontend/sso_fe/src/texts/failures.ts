/** What a failed call is called on the page: sentences for forms, whole pages for the flow. */
import { ApiError } from 'design/api_error';
import { ConfigError } from 'design/config_file';

import { CognitoError } from '../cognito';
import { texts } from '.';

interface Failure {
  code: string;
  retryAfter: number | null;
}

/** The stable code of a failure; anything that is no known error is an `unexpected_response`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError || error instanceof CognitoError) {
    return { code: error.code, retryAfter: error.retryAfter ?? null };
  }
  return { code: 'unexpected_response', retryAfter: null };
}

/** "45 seconds", "2 minutes"; "a moment" where the server named no time. */
export function waitText(seconds: number | null): string {
  if (seconds === null || seconds <= 0) return texts.errors.moment;
  return seconds < 90 ? texts.errors.seconds(seconds) : texts.errors.minutes(Math.ceil(seconds / 60));
}

/** Code → name of its sentence. */
const SENTENCES = {
  invalid_credentials: 'credentials',
  password_reset_required: 'reset',
  invalid_password: 'passwordRefused',
  sign_up_refused: 'signUpRefused',
  temporary_password_expired: 'temporaryPasswordExpired',
  unsupported_challenge: 'unsupported',
  expired_login: 'expiredLogin',
  login_required: 'expiredLogin',
  user_not_confirmed: 'notConfirmed',
  invalid_code: 'codeWrong',
  expired_code: 'codeExpired',
  invalid_request: 'details',
  network_error: 'network',
} as const;

/** @param online what the browser believes; Cognito's client reports a lost network as unavailable. */
export function failureSentence(error: unknown, online: boolean): string {
  const { code, retryAfter } = failureOf(error);
  if (!online && (code === 'network_error' || code === 'temporarily_unavailable')) return texts.errors.offline;
  if (code === 'too_many_requests') return texts.errors.tooMany(waitText(retryAfter));
  if (code === 'temporarily_unavailable') return texts.errors.unavailable(waitText(retryAfter));
  return texts.errors[isKey(SENTENCES, code) ? SENTENCES[code] : 'other'];
}

export interface ProblemTexts {
  title: string;
  text: string;
  next: string;
}

/** Code → name of its page. */
const PROBLEMS = {
  invalid_request: 'badLink',
  unknown_application: 'unknownApplication',
  unknown_channel: 'unknownChannel',
  network_error: 'network',
  cookie_refused: 'cookieRefused',
} as const;

export function problemTexts(error: unknown): ProblemTexts {
  if (error instanceof ConfigError) return { ...texts.problem.config, text: texts.problem.config.text(error.message) };
  const { code, retryAfter } = failureOf(error);
  if (code === 'too_many_requests') {
    return { ...texts.problem.busy, text: texts.errors.tooMany(waitText(retryAfter)) };
  }
  if (code === 'temporarily_unavailable') {
    return { ...texts.problem.busy, text: texts.errors.unavailable(waitText(retryAfter)) };
  }
  return texts.problem[isKey(PROBLEMS, code) ? PROBLEMS[code] : 'other'];
}

/** Trying again cannot help where the link itself is wrong. */
export function isWrongLink(error: unknown): boolean {
  return ['invalid_request', 'unknown_application', 'unknown_channel'].includes(failureOf(error).code);
}

function isKey<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
  return Object.hasOwn(table, key);
}
