/** The sign-in SDK for an application's front end: framework-free, no dependencies. */
export { createSsoClient } from './client.js';
export type { SignOutOptions, SsoClient, SsoConfig } from './client.js';
export { SsoError } from './errors.js';
export type { SsoErrorCode } from './errors.js';
export type { FetchAsUser, FetchAsUserInit } from './fetch_as_user.js';
export { createHandOff } from './hand_off.js';
export type { HandOff, HandOffConfig, RedirectResult, RefusalCode, SignInOptions } from './hand_off.js';
export type { Platform } from './platform.js';
export { takeRedirect } from './redirect.js';
export type { Redirect } from './redirect.js';
export type { SignedOutReason } from './tabs.js';
export type { SignedIn, SsoSession, SsoUser } from './tokens.js';
export type { UiLocales } from './ui_locales.js';
