import type { Answer } from './transport';

export type CognitoErrorCode =
  | 'invalid_credentials'
  | 'user_not_confirmed'
  | 'password_reset_required'
  /** Nobody replaced the password of an invitation in time: it takes another invitation. */
  | 'temporary_password_expired'
  | 'invalid_code'
  | 'expired_code'
  | 'invalid_password'
  /** The temporary password, in its own place. */
  | 'same_password'
  | 'invalid_request'
  | 'sign_up_refused'
  | 'user_exists'
  | 'too_many_requests'
  /** The login took too long, or its access token ran out: begin again with the password. */
  | 'expired_login'
  /** Cognito asks for a step that this site does not know. */
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
  EnableSoftwareTokenMFAException: 'invalid_code',
  ExpiredCodeException: 'expired_code',
  InvalidParameterException: 'invalid_request',
  InvalidPasswordException: 'invalid_password',
  LimitExceededException: 'too_many_requests',
  NotAuthorizedException: 'invalid_credentials',
  PasswordHistoryPolicyViolationException: 'invalid_password',
  PasswordResetRequiredException: 'password_reset_required',
  SoftwareTokenMFANotFoundException: 'unsupported_challenge',
  ThrottlingException: 'too_many_requests',
  TooManyFailedAttemptsException: 'too_many_requests',
  TooManyRequestsException: 'too_many_requests',
  UserNotConfirmedException: 'user_not_confirmed',
  UserNotFoundException: 'invalid_credentials',
  UsernameExistsException: 'user_exists',
};

type Codes = Record<string, CognitoErrorCode>;

/** A challenge's session or an access token speaks for the user here, not the password. */
const WITHIN_A_LOGIN: Codes = { NotAuthorizedException: 'expired_login' };
/** An authenticator's code works once; the next one is half a minute away. */
const ANSWERING_A_FACTOR: Codes = { ...WITHIN_A_LOGIN, ExpiredCodeException: 'invalid_code' };
/** For an unknown user alike: the caller must not learn which emails exist. */
const BY_A_MAILED_CODE: Codes = { NotAuthorizedException: 'invalid_code', UserNotFoundException: 'invalid_code' };

/** The same exception means different things to different actions and challenges. */
const CODES_OF_STEP: Record<string, Codes> = {
  SignUp: {
    NotAuthorizedException: 'sign_up_refused',
    UserLambdaValidationException: 'sign_up_refused',
  },
  ConfirmSignUp: BY_A_MAILED_CODE,
  ConfirmForgotPassword: { ...BY_A_MAILED_CODE, UserNotConfirmedException: 'invalid_code' },
  NEW_PASSWORD_REQUIRED: WITHIN_A_LOGIN,
  SOFTWARE_TOKEN_MFA: ANSWERING_A_FACTOR,
  MFA_SETUP: ANSWERING_A_FACTOR,
  AssociateSoftwareToken: WITHIN_A_LOGIN,
  VerifySoftwareToken: ANSWERING_A_FACTOR,
  SetUserMFAPreference: WITHIN_A_LOGIN,
  ChangePassword: WITHIN_A_LOGIN,
};

/**
 * Maps an error answer of Cognito's JSON API (`__type`, perhaps with a namespace before `#`).
 *
 * @param step the action, or the name of the challenge that was answered.
 */
export function cognitoError(step: string, { status, body, retryAfter }: Answer): CognitoError {
  const type = String(body?.['__type'] ?? '').replace(/^.*#/, '');
  const message = String(body?.['message'] ?? `HTTP ${status}`);
  const unknown = status === 429 ? 'too_many_requests' : 'temporarily_unavailable';
  const code = codeOfText(step, type, message) ?? CODES_OF_STEP[step]?.[type] ?? CODES[type] ?? unknown;
  return new CognitoError(code, message, retryAfter);
}

/** Where only the text tells: a lock-out, an old invitation, a wrong current password, one outside Cognito's own limits. */
function codeOfText(step: string, type: string, message: string): CognitoErrorCode | undefined {
  if (type === 'NotAuthorizedException') {
    if (/attempts exceeded/i.test(message)) return 'too_many_requests';
    if (/reset by an administrator/i.test(message)) return 'temporary_password_expired';
    if (step === 'ChangePassword' && /incorrect/i.test(message)) return 'invalid_credentials';
  }
  if (type === 'InvalidParameterException') {
    if (/'previousPassword'/.test(message)) return 'invalid_credentials';
    if (/'(proposedP|p)assword'/.test(message)) return 'invalid_password';
  }
  return undefined;
}
