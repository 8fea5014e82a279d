import { SsoError } from './errors';
import type { Platform } from './platform';
import { postJson, textOf, type Answer } from './post_json';
import { readSignedIn, type SignedIn } from './tokens';

/** Exchanges the one-time handle for the token set: `POST {SSO}/api/get-session`. */
export async function redeemSession(
  platform: Platform,
  ssoOrigin: string,
  body: { session_id: string; application_id: string; code_verifier: string },
): Promise<SignedIn> {
  const asked = platform.now();
  const url = new URL('/api/get-session', ssoOrigin).href;
  const answer = await postJson(platform.fetch, url, body).catch((cause: unknown) => {
    throw new SsoError('network_error', String(cause));
  });
  if (!answer.ok) throw errorFrom(answer);
  return readSignedIn(answer.body ?? {}, asked);
}

/** A gateway's own answers are not the contract's JSON: those go by their status. */
function errorFrom({ status, body, retryAfter }: Answer): SsoError {
  const { error, message, request_id: requestId } = body ?? {};
  const fallback =
    status === 429
      ? 'too_many_requests'
      : status >= 500
        ? 'temporarily_unavailable'
        : 'unexpected_response';
  return new SsoError(textOf(error) ?? fallback, textOf(message) ?? `HTTP ${status}`, {
    requestId: textOf(requestId),
    retryAfter,
  });
}
