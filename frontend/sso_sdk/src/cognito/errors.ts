import type { Answer } from '../post_json';

export type CognitoErrorCode =
  | 'invalid_credentials'
  | 'user_not_confirmed'
  | 'password_reset_required'
  | 'invalid_code'
  | 'expired_code'
  | 'invalid_password'
  | 'invalid_request'
  | 'sign_up_refused'
  | 'user_exists'
  | 'too_many_requests'
  /** Cognito asks for a step besides the password, such as a second factor. */
  | 'unsupported_challenge'
  | 'temporarily_unavailable';

/** Every failure of the Cognito client. `message` is Cognito's own, for logs, not for users. */
export class CognitoError extends Error {
  override readonly name = 'CognitoError';
  readonly code: CognitoErrorCode;
  /** Seconds to wait before the next attempt, when Cognito said so. */
  readonly retryAfter: number | undefined;

  constructor(code: CognitoErrorCode, message: string = code, retryAfter?: number) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** What is missing here is no fault of the user's: a throttled, broken or misconfigured service. */
const CODES: Record<string, CognitoErrorCode> = {
  AliasExistsException: 'user_exists',
  CodeMismatchException: 'invalid_code',
  ExpiredCodeException: 'expired_code',
  InvalidParameterException: 'invalid_request',
  InvalidPasswordException: 'invalid_password',
  LimitExceededException: 'too_many_requests',
  NotAuthorizedException: 'invalid_credentials',
  PasswordResetRequiredException: 'password_reset_required',
  ThrottlingException: 'too_many_requests',
  TooManyFailedAttemptsException: 'too_many_requests',
  TooManyRequestsException: 'too_many_requests',
  UserNotConfirmedException: 'user_not_confirmed',
  UserNotFoundException: 'invalid_credentials',
  UsernameExistsException: 'user_exists',
};

/** The same exception means different things to different calls. */
const CODES_OF_ACTION: Record<string, Record<string, CognitoErrorCode>> = {
  SignUp: {
    NotAuthorizedException: 'sign_up_refused',
    UserLambdaValidationException: 'sign_up_refused',
  },
  // For a confirmed and for an unknown user alike: the caller must not learn which emails exist.
  ConfirmSignUp: {
    NotAuthorizedException: 'invalid_code',
    UserNotFoundException: 'invalid_code',
  },
};

/**
 * Maps an error answer of Cognito's JSON API (`__type`, perhaps with a namespace before `#`).
 *
 * A lock-out ("Password attempts exceeded") arrives as NotAuthorizedException, a password
 * outside Cognito's own limits as InvalidParameterException: there only the text tells.
 */
export function cognitoError(action: string, { status, body, retryAfter }: Answer): CognitoError {
  const type = String(body?.['__type'] ?? '').replace(/^.*#/, '');
  const message = String(body?.['message'] ?? `HTTP ${status}`);
  const unknown = status === 429 ? 'too_many_requests' : 'temporarily_unavailable';
  let code = CODES_OF_ACTION[action]?.[type] ?? CODES[type] ?? unknown;
  if (type === 'NotAuthorizedException' && /attempts exceeded/i.test(message)) code = 'too_many_requests';
  if (type === 'InvalidParameterException' && /'password'/.test(message)) code = 'invalid_password';
  return new CognitoError(code, message, retryAfter);
}
