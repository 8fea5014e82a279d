/** Why a tab's user is signed out, as the signed-out page tells it. */
import { ApiError } from 'design/api_error';
import { SsoError, type SignedOutReason } from 'sso_sdk';

/** `refused`: the backend takes not even a fresh token. */
export type EndReason = SignedOutReason | 'refused';

/** Why the failure of a call means that the user is signed out; `null` when it does not. */
export function endOf(error: unknown): EndReason | null {
  if (error instanceof ApiError) return error.status === 401 ? 'refused' : null;
  if (!(error instanceof SsoError)) return null;
  if (error.code === 'not_a_member') return 'not_a_member';
  return error.code === 'session_ended' || error.code === 'login_required' ? 'session_ended' : null;
}

/** The reason in an address, which anyone may have written. */
export function readReason(value: unknown): EndReason {
  const reasons: readonly unknown[] = ['signed_out', 'not_a_member', 'refused'] satisfies EndReason[];
  return reasons.includes(value) ? (value as EndReason) : 'session_ended';
}
