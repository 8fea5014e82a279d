/** The visit's first call, made before the page has its settings, which that call does not need. */
import { parseQuery } from 'vue-router';

import type { ApiClient } from '../api/api_client';
import { parseAuthorizeRequest } from './authorize_request';

/**
 * @param search of the page's address. Asks at once what it asks for, and gives that answer to the first
 * caller who wants the same; every other call is made as usual.
 */
export function withEarlyAnswer(api: ApiClient, search: string): ApiClient {
  const request = parseAuthorizeRequest(parseQuery(search));
  if (!request) return api;
  const key = JSON.stringify(request);
  let early: ReturnType<ApiClient['authorize']> | null = api.authorize(request);
  // Whoever asks for it is told; nobody may.
  early.catch(() => undefined);

  return {
    ...api,
    authorize(wanted) {
      const answer = early;
      early = null;
      return answer && JSON.stringify(wanted) === key ? answer : api.authorize(wanted);
    },
  };
}
