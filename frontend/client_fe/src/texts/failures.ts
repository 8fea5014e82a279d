import { ApiError } from 'design/api_error';
import { SsoError } from 'sso_sdk';

import { texts } from '.';

/** What happened and what to do, for a reader. */
export function failureSentence(error: unknown, online: boolean): string {
  const { failures } = texts;
  const known = error instanceof ApiError || error instanceof SsoError;
  const code = known ? error.code : '';
  if (code === 'network_error' && !online) return failures.offline;
  if (code === 'too_many_requests' && known && error.retryAfter) return failures.wait(error.retryAfter);
  return sentenceOf(code);
}

/** The sentence of a code that the SSO sent along. */
export function sentenceOf(code: string): string {
  const sentence = (texts.failures as Record<string, unknown>)[code];
  return typeof sentence === 'string' ? sentence : texts.failures.other;
}

/** The failed request's id, if the server gave one. */
export function referenceOf(error: unknown): string | null {
  return error instanceof ApiError || error instanceof SsoError ? (error.requestId ?? null) : null;
}
