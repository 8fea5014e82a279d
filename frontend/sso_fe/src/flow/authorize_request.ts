/**
 * What an application's SDK asks of us in the query of `/authorize`. The query stays in
 * the address of every page of the flow, so moving between them and reloading lose nothing.
 * `return_path` is the SDK's own affair: it stays in the address and is never read.
 */
export type Prompt = 'login' | 'register' | 'none';

export interface AuthorizeRequest {
  applicationId: string;
  channelId: string;
  state: string;
  codeChallenge: string;
  codeChallengeMethod: string;
}

export type Query = Record<string, string | null | (string | null)[] | undefined>;

/** A parameter's value; null when it is missing, empty or given twice. */
export function single(query: Query, name: string): string | null {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Null when a parameter is missing, empty or given twice. Their values are the backend's to judge. */
export function parseAuthorizeRequest(query: Query): AuthorizeRequest | null {
  const applicationId = single(query, 'application_id');
  const channelId = single(query, 'channel_id');
  const state = single(query, 'state');
  const codeChallenge = single(query, 'code_challenge');
  const codeChallengeMethod = single(query, 'code_challenge_method');
  if (!applicationId || !channelId || !state || !codeChallenge || !codeChallengeMethod) return null;
  return { applicationId, channelId, state, codeChallenge, codeChallengeMethod };
}

export function parsePrompt(query: Query): Prompt | null {
  const prompt = single(query, 'prompt');
  return prompt === 'login' || prompt === 'register' || prompt === 'none' ? prompt : null;
}
