/** The sign-in SDK for an application's front end: framework-free, no dependencies. */
export { createSsoClient } from './client';
export type { RedirectResult, SignInOptions, SsoClient, SsoConfig } from './client';
export { SsoError } from './errors';
export type { SsoErrorCode } from './errors';
export type { Platform } from './platform';
export { takeRedirect } from './redirect';
export type { Redirect } from './redirect';
export type { SsoSession, SsoUser } from './tokens';
