/** The registration that waits for its code; its password, to sign in with once confirmed, stays in memory. */
import { createPendingCode, type CodeStorage, type PendingCode } from './pending_code';

/** Before the second code of a sign-up, whose first one Cognito sends by itself; as the server's own first wait. */
export const FIRST_WAIT_SECONDS = 30;

export interface PendingConfirmation extends Omit<PendingCode, 'start'> {
  /** Null after a reload. */
  password(): string | null;
  /** A code was just sent; the next may be asked for in so many seconds. */
  start(email: string, password: string, waitSeconds: number): void;
}

export function createPendingConfirmation(storage: CodeStorage, now: () => number): PendingConfirmation {
  const code = createPendingCode('sso.pending_confirmation', storage, now);
  let password: string | null = null;

  return {
    ...code,
    password: () => password,
    start(email, freshPassword, waitSeconds) {
      password = freshPassword;
      code.start(email, waitSeconds);
    },
    clear() {
      password = null;
      code.clear();
    },
  };
}
