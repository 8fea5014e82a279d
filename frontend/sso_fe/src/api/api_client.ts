/** The calls of the SSO backend, which lives behind `/api` of this very origin. */
import { ApiError, apiErrorOf } from 'design/api_error';

import type { AuthorizeRequest } from '../flow/authorize_request';
import {
  authorizeAnswer,
  membershipAnswer,
  sessionAnswer,
  type AuthorizeAnswer,
  type SessionAnswer,
} from './answers';

/** Longer than API Gateway's own limit of 29 s, so its answer is seen when there is one. */
const TIMEOUT_MS = 30_000;

/** Each call raises ApiError. Without an ID token the SSO cookie speaks for the user. */
export interface ApiClient {
  authorize(request: AuthorizeRequest): Promise<AuthorizeAnswer>;
  isMember(applicationId: string, idToken: string | null): Promise<boolean>;
  join(applicationId: string, idToken: string | null): Promise<boolean>;
  initSession(request: AuthorizeRequest, idToken: string | null): Promise<SessionAnswer>;
}

interface Call {
  query?: Record<string, string>;
  body?: Record<string, string>;
  idToken?: string | null;
}

export function createApiClient(fetchJson: typeof fetch): ApiClient {
  async function call(path: string, { query, body, idToken }: Call): Promise<unknown> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body) headers['Content-Type'] = 'application/json';
    if (idToken) headers['Authorization'] = `Bearer ${idToken}`;
    const target = query ? `/api${path}?${new URLSearchParams(query)}` : `/api${path}`;
    const response = await fetchJson(target, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new ApiError('network_error', 0);
    });
    const content: unknown = await response.json().catch(() => null);
    if (!response.ok) throw apiErrorOf(response, content);
    return content;
  }

  return {
    authorize: async (request) => authorizeAnswer(await call('/authorize', { query: parameters(request) })),
    isMember: async (applicationId, idToken) =>
      membershipAnswer(await call('/check-app-user', { query: { application_id: applicationId }, idToken })),
    join: async (applicationId, idToken) =>
      membershipAnswer(await call('/join-application', { body: { application_id: applicationId }, idToken })),
    initSession: async (request, idToken) =>
      sessionAnswer(await call('/init-session', { body: parameters(request), idToken })),
  };
}

function parameters(request: AuthorizeRequest): Record<string, string> {
  return {
    application_id: request.applicationId,
    channel_id: request.channelId,
    state: request.state,
    code_challenge: request.codeChallenge,
    code_challenge_method: request.codeChallengeMethod,
  };
}
