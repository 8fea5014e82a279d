/**
 * A code on its way by email: to whom, and when the next may be asked for. Both survive a
 * reload in `sessionStorage`, so that it neither loses the page nor restarts the wait.
 */
export interface PendingCode {
  email(): string | null;
  /** When the next code may be asked for, in milliseconds since the epoch. */
  resendAt(): number;
  /** A code was just sent; the next may be asked for in so many seconds. */
  start(email: string, waitSeconds: number): void;
  /** No other code for so long. */
  wait(seconds: number): void;
  clear(): void;
}

/** Null where the browser forbids it: everything then works until a reload. */
export type CodeStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

interface Stored {
  email: string;
  resendAt: number;
}

/** @param key of the one entry in the storage. */
export function createPendingCode(key: string, storage: CodeStorage, now: () => number): PendingCode {
  let stored = read();

  function read(): Stored | null {
    try {
      return parse(storage?.getItem(key) ?? null);
    } catch {
      return null;
    }
  }

  function keep(next: Stored | null): void {
    stored = next;
    try {
      if (next) storage?.setItem(key, JSON.stringify(next));
      else storage?.removeItem(key);
    } catch {
      // This page's own memory has to do.
    }
  }

  return {
    email: () => stored?.email ?? null,
    resendAt: () => stored?.resendAt ?? 0,
    start: (email, waitSeconds) => keep({ email, resendAt: now() + waitSeconds * 1000 }),
    wait(seconds) {
      if (stored) keep({ ...stored, resendAt: now() + seconds * 1000 });
    },
    clear: () => keep(null),
  };
}

export function createPendingRecovery(storage: CodeStorage, now: () => number): PendingCode {
  return createPendingCode('sso.pending_recovery', storage, now);
}

/** Throws what JSON throws. */
function parse(text: string | null): Stored | null {
  const { email, resendAt } = Object(JSON.parse(text ?? 'null')) as Record<string, unknown>;
  return typeof email === 'string' && typeof resendAt === 'number' ? { email, resendAt } : null;
}
