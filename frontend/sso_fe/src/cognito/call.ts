import { cognitoError, CognitoError } from './errors';
import { postJson, type Json } from './transport';

export type CallCognito = (action: string, request: Json) => Promise<Json>;

/** Calls Cognito's public JSON API; throws `CognitoError` alone. */
export function cognitoCaller(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  endpoint: string,
): CallCognito {
  return async (action, request) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    };
    const answer = await postJson(fetch, new URL('/', endpoint).href, request, headers).catch((cause: unknown) => {
      throw new CognitoError('temporarily_unavailable', String(cause));
    });
    if (answer.ok && answer.body !== null) return answer.body;
    throw cognitoError(String(request['ChallengeName'] ?? action), answer);
  };
}
