import { SsoError } from './errors';
import type { Platform } from './platform';
import { textOf, type Json } from './post_json';
import { createSlot } from './slot';

/** The application session behind the tokens. `expiresAt` is in epoch seconds. */
export interface SsoSession {
  readonly id: string;
  readonly expiresAt: number;
}

/** Who is signed in, for display only: a backend believes the verified token instead. */
export interface SsoUser {
  readonly userId: string;
  readonly email: string | null;
  readonly name: string | null;
}

/** A signed-in tab. */
export interface SignedIn {
  /** The answer's token set as it came. */
  readonly tokenSet: Json & { readonly id_token: string };
  /** End of the ID token by this machine's own clock, in ms: a wrong clock does no harm. */
  readonly usableUntil: number;
  readonly session: SsoSession;
}

/** The ID token must outlive the request that it is fetched for. */
const MARGIN_MS = 30_000;

/** What `get-session` answered at `askedAt`; throws `unexpected_response` for another shape than the contract's. */
export function readSignedIn({ token_set, session }: Json, askedAt: number): SignedIn {
  const tokenSet = Object(token_set) as SignedIn['tokenSet'];
  const { id, expires_at } = Object(session) as Json;
  const usableUntil = askedAt + Number(tokenSet['expires_in']) * 1000 - MARGIN_MS;
  if (!textOf(tokenSet.id_token) || !usableUntil) throw new SsoError('unexpected_response');
  return { tokenSet, usableUntil, session: { id: String(id), expiresAt: Number(expires_at) } };
}

/** This tab's tokens: in memory, and in `sessionStorage` so that they outlive a reload. */
export function createTokenStore(platform: Platform, applicationId: string) {
  const slot = createSlot<SignedIn>(platform, `sso.tokens.${applicationId}`);
  let kept: SignedIn | null | undefined;

  return {
    /** Takes `null` to forget. Without storage they live until the next reload. */
    keep(signedIn: SignedIn | null): void {
      kept = signedIn;
      slot.write(signedIn);
    },
    /** The ID token, or `null` when there is none or its time is up. */
    idToken(): string | null {
      if (kept === undefined) kept = slot.read();
      return kept && platform.now() < kept.usableUntil ? kept.tokenSet.id_token : null;
    },
  };
}

/** The user that an ID token names; `null` when it is not a readable token. */
export function userOf(idToken: string): SsoUser | null {
  try {
    const payload = (idToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    const { sub, email, name } = JSON.parse(new TextDecoder().decode(bytes)) as Json;
    const userId = textOf(sub);
    return userId ? { userId, email: textOf(email) ?? null, name: textOf(name) ?? null } : null;
  } catch {
    return null;
  }
}
