import { SsoError } from './errors.js';
import { textOf, type Json } from './post_json.js';

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

/** A signed-in tab. Times are in ms by this machine's own clock, so that a wrong one does no harm. */
export interface SignedIn {
  /** The answer's token set as it came. */
  readonly tokenSet: Json & { readonly id_token: string; readonly refresh_token: string };
  readonly session: SsoSession;
  /** How often this session was refreshed: tells the newer of two sets, whatever the clock says. */
  readonly round: number;
  /** From here on the ID token is due for a refresh. */
  readonly freshUntil: number;
  /** The end of the ID token. */
  readonly usableUntil: number;
  /** The end of the session. */
  readonly liveUntil: number;
}

/** A token is refreshed this long before its end, or a tenth of its life where that is less. */
const AHEAD_MS = 60_000;

/**
 * What `get-session` or `refresh-session` answered to a request begun at `askedAt`; throws
 * `unexpected_response` for another shape than the contract's.
 */
export function readSignedIn({ token_set, session }: Json, askedAt: number, round: number): SignedIn {
  const tokenSet = Object(token_set) as SignedIn['tokenSet'];
  const { id, expires_at } = Object(session) as Json;
  const life = Number(tokenSet['expires_in']) * 1000;
  const expiresAt = Number(expires_at);
  // The server's clock at this moment, as far as the token tells it.
  const serverTime = Number(claimsOf(tokenSet.id_token)['iat']) || askedAt / 1000;
  const liveUntil = askedAt + (expiresAt - serverTime) * 1000;
  const readable = textOf(tokenSet.id_token) && textOf(tokenSet.refresh_token) && textOf(id);
  if (!readable || !(life > 0) || !(liveUntil > askedAt)) throw new SsoError('unexpected_response');
  const usableUntil = askedAt + life;
  const freshUntil = usableUntil - Math.min(AHEAD_MS, life / 10);
  return { tokenSet, session: { id: String(id), expiresAt }, round, freshUntil, usableUntil, liveUntil };
}

/** The user that an ID token names; `null` when it is not a readable token. */
export function userOf(idToken: string): SsoUser | null {
  const { sub, email, name } = claimsOf(idToken);
  const userId = textOf(sub);
  return userId ? { userId, email: textOf(email) ?? null, name: textOf(name) ?? null } : null;
}

/** Unverified; empty when it is not a readable token. */
function claimsOf(idToken: string): Json {
  try {
    const payload = (idToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    return Object(JSON.parse(new TextDecoder().decode(bytes))) as Json;
  } catch {
    return {};
  }
}
