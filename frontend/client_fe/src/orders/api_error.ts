/** A failed call of the client backend. `code` is the contract's, `network_error` or `unexpected_response`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    /** 0 when no answer came. */
    readonly status: number,
    /** For the operators, who find the failure by it. */
    readonly requestId: string | null = null,
    /** Seconds. */
    readonly retryAfter: number | null = null,
  ) {
    super(code);
  }
}

/** The error in an answer; a gateway's own answers go by their status. */
export function apiErrorOf(response: Response, content: unknown): ApiError {
  const { error, request_id: requestId } = Object(content) as Record<string, unknown>;
  return new ApiError(
    typeof error === 'string' ? error : codeOfStatus(response.status),
    response.status,
    typeof requestId === 'string' ? requestId : null,
    parseInt(response.headers.get('retry-after') ?? '', 10) || null,
  );
}

function codeOfStatus(status: number): string {
  if (status === 429) return 'too_many_requests';
  return status >= 500 ? 'temporarily_unavailable' : 'unexpected_response';
}
