/** What an authenticator app is given: the secret as people type it, and as a QR code carries it. */

/** "abcd efgh …": a base32 secret in groups that the eye can follow. */
export function groupedSecret(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

export interface OtpauthParts {
  /** Whose codes these are, as the app lists them. */
  issuer: string;
  email: string;
  /** Base32, from Cognito. */
  secret: string;
}

/** The address behind the QR code, as Google Authenticator's "Key Uri Format" has it. */
export function otpauthAddress({ issuer, email, secret }: OtpauthParts): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${encodeURIComponent(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
