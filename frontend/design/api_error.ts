/**
 * A refused or failed call of a site's own backend, under the contract's codes, plus two of the
 * browser's: `network_error` (no answer at all) and `unexpected_response` (an answer that the
 * contract does not know, such as a proxy's HTML page).
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    /** 0 when no answer came. */
    readonly status: number,
    /** What support needs to find the call in the logs. */
    readonly requestId: string | null = null,
    /** Seconds that the server asks us to wait. */
    readonly retryAfter: number | null = null,
  ) {
    super(code);
  }
}

/** The error that a non-2xx answer stands for; a gateway's own answers go by their status. */
export function apiErrorOf(response: Response, body: unknown): ApiError {
  const { error, request_id: requestId } = Object(body) as Record<string, unknown>;
  return new ApiError(
    typeof error === 'string' ? error : codeOfStatus(response.status),
    response.status,
    typeof requestId === 'string' ? requestId : null,
    retryAfterSeconds(response.headers.get('retry-after')),
  );
}

function codeOfStatus(status: number): string {
  if (status === 429) return 'too_many_requests';
  return status >= 500 ? 'temporarily_unavailable' : 'unexpected_response';
}

/** `null` when absent or a date, which our backends never send. */
function retryAfterSeconds(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header.trim()) ? Number(header) : null;
}
