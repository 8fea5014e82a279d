/** The calls of the sign-in, and those that begin, recover and end it. */
import { language } from 'language';

import type { AuthorizeRequest } from '../flow/authorize_request';
import {
  authorizeAnswer,
  channelAnswer,
  codeAnswer,
  membershipAnswer,
  sessionAnswer,
  type AuthorizeAnswer,
  type ChannelAnswer,
  type CodeAnswer,
  type SessionAnswer,
} from './answers';
import { createApiCaller } from './call';

export type CodePurpose = 'sign_up' | 'recovery';

/** Each call raises ApiError. Without an ID token the SSO cookie speaks for the user. */
export interface ApiClient {
  authorize(request: AuthorizeRequest): Promise<AuthorizeAnswer>;
  isMember(applicationId: string, idToken: string | null): Promise<boolean>;
  join(applicationId: string, idToken: string | null): Promise<boolean>;
  initSession(request: AuthorizeRequest, idToken: string | null): Promise<SessionAnswer>;
  /** Signs in to this site alone. */
  beginSsoSession(idToken: string): Promise<void>;
  /** Answers alike whether or not the email has an account; the mail is in the language of the page. */
  sendCode(email: string, purpose: CodePurpose, applicationId: string | null): Promise<CodeAnswer>;
  /** What the sign-out page shows, and where it leads back to. */
  channel(applicationId: string, channelId: string): Promise<ChannelAnswer>;
  /** Ends this browser's login and every application session begun from it. */
  logout(): Promise<void>;
}

export function createApiClient(fetchJson: typeof fetch): ApiClient {
  const call = createApiCaller(fetchJson);
  const get = (path: string, query: Record<string, string>, idToken: string | null = null): Promise<unknown> =>
    call({ method: 'GET', path, query, idToken });
  const post = (path: string, body: Record<string, string>, idToken: string | null = null): Promise<unknown> =>
    call({ method: 'POST', path, body, idToken });

  return {
    authorize: async (request) => authorizeAnswer(await get('/authorize', parameters(request))),
    isMember: async (applicationId, idToken) =>
      membershipAnswer(await get('/check-app-user', { application_id: applicationId }, idToken)),
    join: async (applicationId, idToken) =>
      membershipAnswer(await post('/join-application', { application_id: applicationId }, idToken)),
    initSession: async (request, idToken) => sessionAnswer(await post('/init-session', parameters(request), idToken)),
    beginSsoSession: async (idToken) => void (await post('/sso-session', {}, idToken)),
    sendCode: async (email, purpose, applicationId) =>
      codeAnswer(await post('/send-code', { email, purpose, language: language.value, ...(applicationId ? { application_id: applicationId } : {}) })),
    channel: async (applicationId, channelId) =>
      channelAnswer(await get('/channel', { application_id: applicationId, channel_id: channelId })),
    logout: async () => void (await post('/logout', {})),
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
