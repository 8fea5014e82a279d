import type { Platform } from './platform.js';

export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** `size` random bytes as base64url: 32 bytes make a `code_verifier` of 43 characters. */
export function randomText(crypto: Platform['crypto'], size: number): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(size)));
}

/** The S256 `code_challenge` of a verifier (RFC 7636 section 4.2). */
export async function codeChallenge(crypto: Platform['crypto'], verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(digest));
}
