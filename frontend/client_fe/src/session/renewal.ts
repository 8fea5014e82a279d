/** Signing in anew when the backend or the SDK says that the sign-in is over. */
import { ApiError } from 'design/api_error';
import { SsoError } from 'sso_sdk';

/** Whether only a new sign-in helps. */
export function isSignedOut(error: unknown): boolean {
  if (error instanceof SsoError) return error.code === 'login_required';
  return error instanceof ApiError && error.status === 401;
}

const PAUSE_MS = 60_000;
const KEY = 'client.renewed_at';

/**
 * Guards automatic sign-ins: at most one a minute in this tab.
 *
 * With a live SSO session a sign-in needs no click, so a backend that refuses every token
 * would send the browser in circles for ever.
 */
export function mayRenew(storage: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean {
  const last = Number(storage.getItem(KEY) ?? Number.NEGATIVE_INFINITY);
  if (now - last < PAUSE_MS) return false;
  storage.setItem(KEY, String(now));
  return true;
}
