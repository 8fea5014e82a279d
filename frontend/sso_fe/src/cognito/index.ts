/** Cognito from the browser, for this site alone: applications never see a password. */
export { createCognitoClient } from './client';
export type { CognitoClient, CognitoConfig, CognitoPlatform, SignUpDetails } from './client';
export { CognitoError } from './errors';
export type { CognitoErrorCode } from './errors';
export type { SignedIn, SignInOptions, SignInResult, TotpChallenge, TotpSetupChallenge } from './sign_in';
