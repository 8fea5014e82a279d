/**
 * A refused or failed call of the SSO backend, under the contract's codes, plus
 * two of our own: `network_error` (no answer at all) and `unexpected_response` (an answer
 * the contract does not know, such as a proxy's HTML page).
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    readonly status: number,
    /** What support needs to find the call in the logs. */
    readonly requestId: string | null = null,
    /** Seconds the server asks us to wait. */
    readonly retryAfter: number | null = null,
  ) {
    super(code);
  }
}

/** Seconds of a Retry-After header; null when absent or a date, which our backend never sends. */
export function retryAfterSeconds(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header.trim()) ? Number(header) : null;
}

function textAt(body: unknown, key: string): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const value = (body as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : null;
}

/** The error a non-2xx answer stands for. A gateway's own 429 and 5xx carry no body of ours. */
export function apiErrorOf(response: Response, body: unknown): ApiError {
  const code = textAt(body, 'error') ?? gatewayCode(response.status);
  const retryAfter = retryAfterSeconds(response.headers.get('Retry-After'));
  return new ApiError(code, response.status, textAt(body, 'request_id'), retryAfter);
}

function gatewayCode(status: number): string {
  if (status === 429) return 'too_many_requests';
  if (status === 502 || status === 503 || status === 504) return 'temporarily_unavailable';
  return 'unexpected_response';
}
