/** The sign-in SDK for an application's front end: framework-free, no dependencies. */
export { createSsoClient } from './client';
export type { SignOutOptions, SsoClient, SsoConfig } from './client';
export { SsoError } from './errors';
export type { SsoErrorCode } from './errors';
export { createHandOff } from './hand_off';
export type { HandOff, HandOffConfig, RedirectResult, SignInOptions } from './hand_off';
export type { Platform } from './platform';
export { takeRedirect } from './redirect';
export type { Redirect } from './redirect';
export type { SignedOutReason } from './tabs';
export type { SignedIn, SsoSession, SsoUser } from './tokens';
