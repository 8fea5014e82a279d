/** How every call of the SSO backend is made, which lives behind `/api` of this very origin. */
import { ApiError, apiErrorOf } from 'design/api_error';

/** Longer than API Gateway's own limit of 29 s, so its answer is seen when there is one. */
const TIMEOUT_MS = 30_000;

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** A fresh login's. Without one the SSO cookie speaks for the user. */
  idToken?: string | null;
}

/** The answer's body, null where it has none. Raises ApiError and nothing else. */
export type ApiCaller = (call: Call) => Promise<unknown>;

export function createApiCaller(fetchJson: typeof fetch): ApiCaller {
  return async ({ method, path, query, body, idToken }) => {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body) headers['Content-Type'] = 'application/json';
    if (idToken) headers['Authorization'] = `Bearer ${idToken}`;
    const target = query ? `/api${path}?${new URLSearchParams(query)}` : `/api${path}`;
    const response = await fetchJson(target, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(lost);
    const content: unknown = await response.json().catch((error: unknown) => (error instanceof SyntaxError ? null : lost()));
    if (!response.ok) throw apiErrorOf(response, content);
    return content;
  };
}

function lost(): never {
  throw new ApiError('network_error', 0);
}
