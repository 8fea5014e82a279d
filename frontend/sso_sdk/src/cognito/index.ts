/** Cognito from the browser, for the SSO site alone: applications never see a password. */
export { createCognitoClient } from './client';
export type { CognitoClient, CognitoConfig, CognitoPlatform, SignUpDetails } from './client';
export { CognitoError } from './errors';
export type { CognitoErrorCode } from './errors';
