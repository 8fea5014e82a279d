/**
 * The registration that waits for its code. Email and resend time survive a reload in
 * `sessionStorage`; the password is kept in memory only, to sign in once confirmed.
 */
const KEY = 'sso.pending_confirmation';
/** Cognito allows few resends; half a minute also gives the mail time to arrive. */
export const RESEND_WAIT_SECONDS = 30;

export interface PendingConfirmation {
  email(): string | null;
  /** Null after a reload. */
  password(): string | null;
  /** When the next code may be asked for, in milliseconds since the epoch. */
  resendAt(): number;
  /** A code was just sent. */
  start(email: string, password: string): void;
  /** No other code for so long. */
  wait(seconds: number): void;
  clear(): void;
}

interface Stored {
  email: string;
  resendAt: number;
}

/** @param storage null where the browser forbids it: the flow then works until a reload. */
export function createPendingConfirmation(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  now: () => number,
): PendingConfirmation {
  let stored = parse(storage?.getItem(KEY) ?? null);
  let password: string | null = null;

  function keep(next: Stored): void {
    stored = next;
    storage?.setItem(KEY, JSON.stringify(next));
  }

  return {
    email: () => stored?.email ?? null,
    password: () => password,
    resendAt: () => stored?.resendAt ?? 0,
    start(email, freshPassword) {
      password = freshPassword;
      keep({ email, resendAt: now() + RESEND_WAIT_SECONDS * 1000 });
    },
    wait(seconds) {
      if (stored) keep({ ...stored, resendAt: now() + seconds * 1000 });
    },
    clear() {
      stored = null;
      password = null;
      storage?.removeItem(KEY);
    },
  };
}

function parse(text: string | null): Stored | null {
  if (text === null) return null;
  try {
    const { email, resendAt } = Object(JSON.parse(text)) as Record<string, unknown>;
    return typeof email === 'string' && typeof resendAt === 'number' ? { email, resendAt } : null;
  } catch {
    return null;
  }
}
