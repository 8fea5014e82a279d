import { postJson, type Json } from '../post_json';
import { cognitoError, CognitoError } from './errors';

export type CallCognito = (action: string, request: Json) => Promise<Json>;

/** Calls Cognito's public JSON API as one app client; throws `CognitoError` alone. */
export function cognitoCaller(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  { endpoint, clientId }: { endpoint: string; clientId: string },
): CallCognito {
  return async (action, request) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    };
    const answer = await postJson(
      fetch,
      new URL('/', endpoint).href,
      { ClientId: clientId, ...request },
      headers,
    ).catch((cause: unknown) => {
      throw new CognitoError('temporarily_unavailable', String(cause));
    });
    if (answer.ok && answer.body !== null) return answer.body;
    throw cognitoError(action, answer);
  };
}
