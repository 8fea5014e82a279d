/** Cognito from the browser, for this site alone: applications never see a password. */
export type {
  NewPasswordChallenge,
  SignedIn,
  SignInResult,
  TotpChallenge,
  TotpSetupChallenge,
} from './challenges';
export { createCognitoClient } from './client';
export type { CognitoClient, CognitoConfig, CognitoPlatform, SignUpDetails } from './client';
export { CognitoError } from './errors';
export type { CognitoErrorCode } from './errors';
export type { SignInMethod, SignInOptions } from './sign_in';
