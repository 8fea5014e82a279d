/** What a failed call is called on the page: sentences for forms, whole pages for the flow. */
import { ApiError } from 'design/api_error';
import { ConfigError } from 'design/config_file';

import { CognitoError } from '../cognito';
import { texts } from './english';

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

const SENTENCES: Record<string, string> = {
  invalid_credentials: texts.errors.credentials,
  password_reset_required: texts.errors.reset,
  invalid_password: texts.errors.passwordRefused,
  sign_up_refused: texts.errors.signUpRefused,
  temporary_password_expired: texts.errors.temporaryPasswordExpired,
  unsupported_challenge: texts.errors.unsupported,
  expired_login: texts.errors.expiredLogin,
  login_required: texts.errors.expiredLogin,
  user_not_confirmed: texts.errors.notConfirmed,
  invalid_code: texts.errors.codeWrong,
  expired_code: texts.errors.codeExpired,
  invalid_request: texts.errors.details,
  network_error: texts.errors.network,
};

/** @param online what the browser believes; Cognito's client reports a lost network as unavailable. */
export function failureSentence(error: unknown, online: boolean): string {
  const { code, retryAfter } = failureOf(error);
  if (code === 'too_many_requests') return texts.errors.tooMany(waitText(retryAfter));
  if (code === 'temporarily_unavailable') {
    return online ? texts.errors.unavailable(waitText(retryAfter)) : texts.errors.network;
  }
  return SENTENCES[code] ?? texts.errors.other;
}

export interface ProblemTexts {
  title: string;
  text: string;
  next: string;
}

const PROBLEMS: Record<string, ProblemTexts> = {
  invalid_request: texts.problem.badLink,
  unknown_application: texts.problem.unknownApplication,
  unknown_channel: texts.problem.unknownChannel,
  network_error: texts.problem.network,
  cookie_refused: texts.problem.cookieRefused,
};

export function problemTexts(error: unknown): ProblemTexts {
  if (error instanceof ConfigError) return { ...texts.problem.config, text: texts.problem.config.text(error.message) };
  const { code, retryAfter } = failureOf(error);
  if (code === 'too_many_requests') {
    return { ...texts.problem.busy, text: texts.errors.tooMany(waitText(retryAfter)) };
  }
  if (code === 'temporarily_unavailable') {
    return { ...texts.problem.busy, text: texts.errors.unavailable(waitText(retryAfter)) };
  }
  return PROBLEMS[code] ?? texts.problem.other;
}

/** Trying again cannot help where the link itself is wrong. */
export function isWrongLink(error: unknown): boolean {
  return ['invalid_request', 'unknown_application', 'unknown_channel'].includes(failureOf(error).code);
}
