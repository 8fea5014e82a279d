type ContractCode =
  | 'access_denied'
  | 'forbidden_origin'
  | 'internal_error'
  | 'invalid_request'
  | 'invalid_session'
  | 'login_required'
  | 'not_a_member'
  | 'not_found'
  | 'session_ended'
  | 'temporarily_unavailable'
  | 'too_many_requests'
  | 'unknown_application'
  | 'unknown_channel';

/** Codes that only a browser can meet; the server never sends them. */
type BrowserCode =
  /**
   * The request or its answer got lost, or took longer than 15 s. A browser reports an answer
   * that CORS keeps from this origin alike. A new `signIn` is safe.
   */
  | 'network_error'
  /** The answer to a redirect that this tab did not begin. */
  | 'state_mismatch'
  /** The browser refuses `sessionStorage`, so a sign-in cannot be carried across. */
  | 'storage_unavailable'
  /** Something that is not the SSO backend answered. */
  | 'unexpected_response';

/** The contract's codes and the browser's own. A later server may send another: keep a default case. */
export type SsoErrorCode = ContractCode | BrowserCode;

/** Every failure of the SDK. `code` is stable and for programs; `message` is for logs. */
export class SsoError extends Error {
  override readonly name = 'SsoError';
  readonly code: SsoErrorCode;
  /** The server's id for the failed request, to quote to its operators. */
  readonly requestId: string | undefined;
  /** Seconds to wait before the next attempt, when the server said so. */
  readonly retryAfter: number | undefined;

  constructor(
    code: SsoErrorCode,
    message: string = code,
    details: { requestId?: string | undefined; retryAfter?: number | undefined } = {},
  ) {
    super(message);
    this.code = code;
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
  }
}
