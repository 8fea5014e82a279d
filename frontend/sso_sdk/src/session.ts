import { SsoError } from './errors.js';
import type { HandOffConfig } from './hand_off.js';
import type { Platform } from './platform.js';
import { postJson } from './post_json.js';
import { createSlot } from './slot.js';
import { createTabs, type SignedOutReason, type TabMessage } from './tabs.js';
import { readSignedIn, type SignedIn } from './tokens.js';

/** This tab's session: its tokens, kept in `sessionStorage` and fresh. */
export interface Session {
  /** `null` without a session, or when its time is up. Its ID token may have ended. */
  read(): SignedIn | null;
  keep(signedIn: SignedIn): void;
  /** A set with a usable ID token. Throws `login_required`, or what a refresh that was needed threw. */
  usable(): Promise<SignedIn>;
  /** A newer set than `old`, of another tab or from the server. */
  refresh(old: SignedIn): Promise<SignedIn>;
  /** Forgets the tokens and tells the listeners and those other tabs: of session `id`, or all. */
  end(reason: SignedOutReason, id?: string): void;
  onSignedOut(listener: (reason: SignedOutReason) => void): () => void;
}

/** Pause after a refresh that failed while the token is still good, unless the server names one. */
const PAUSE_S = 10;

const hasEnded = ({ code }: SsoError) => code === 'session_ended' || code === 'not_a_member';

export function createSession(platform: Platform, { ssoOrigin, applicationId }: HandOffConfig): Session {
  const slot = createSlot<SignedIn>(platform, `sso.tokens.${applicationId}`);
  const tabs = createTabs(platform, `sso.${applicationId}`, heard);
  const listeners = new Set<(reason: SignedOutReason) => void>();
  /** What the storage did not take; it lives until the next reload. */
  let unstored: SignedIn | null | undefined;
  let underWay: Promise<SignedIn> | undefined;
  let pausedUntil = 0;

  // Read anew each time: the back button revives pages whose memory is of an earlier round.
  function read(): SignedIn | null {
    const kept = unstored === undefined ? slot.read() : unstored;
    return kept && platform.now() < kept.liveUntil ? kept : null;
  }

  function keep(signedIn: SignedIn | null): void {
    unstored = slot.write(signedIn) ? undefined : signedIn;
  }

  function endHere(reason: SignedOutReason): void {
    keep(null);
    // Each by itself: a listener that throws must not keep the sign-out from the server.
    for (const listener of listeners) queueMicrotask(() => listener(reason));
  }

  function end(reason: SignedOutReason, id?: string): void {
    endHere(reason);
    tabs.tell(id === undefined ? { over: reason } : { id, over: reason });
  }

  function heard({ id, asks, fresh, over }: TabMessage): void {
    const kept = read();
    if (!kept) return;
    const isMine = id === kept.session.id;
    if (over && (isMine || id === undefined)) endHere(over);
    // Tokens are for tabs that name the session: whoever does not know it must not get it by asking.
    else if (!isMine) return;
    else if (fresh && fresh.round > kept.round) keep(fresh);
    else if (asks !== undefined && asks < kept.round) tabs.tell({ id, fresh: kept });
  }

  /** What is kept of that very session; it may have ended, or given way to a new sign-in. */
  function sameSession({ session }: SignedIn): SignedIn {
    const kept = read();
    if (kept?.session.id !== session.id) throw new SsoError('session_ended');
    return kept;
  }

  /** What another tab got meanwhile. */
  function newerThan(old: SignedIn): SignedIn | undefined {
    const kept = sameSession(old);
    return kept.round > old.round && platform.now() < kept.freshUntil ? kept : undefined;
  }

  async function refreshInTurn(old: SignedIn): Promise<SignedIn> {
    const { id } = old.session;
    const heardOf = newerThan(old);
    if (heardOf) return heardOf;
    // A tab that slept, or came back from the browser's history, has missed earlier rounds, and
    // an old handle would end the session.
    await tabs.ask({ id, asks: sameSession(old).round });
    const answered = newerThan(old);
    if (answered) return answered;
    const { round, tokenSet } = sameSession(old);
    const askedAt = platform.now();
    const answer = await postJson(platform, new URL('/api/refresh-session', ssoOrigin), {
      application_id: applicationId,
      refresh_token: tokenSet.refresh_token,
    });
    const fresh = readSignedIn(answer, askedAt, round + 1);
    // Signed out meanwhile: stay so.
    sameSession(old);
    keep(fresh);
    tabs.tell({ id, fresh });
    return fresh;
  }

  function refresh(old: SignedIn): Promise<SignedIn> {
    const { id } = old.session;
    underWay ??= tabs
      .inTurn(id, () => refreshInTurn(old))
      .catch((error: SsoError) => {
        if (hasEnded(error) && read()?.session.id === id) end(error.code as SignedOutReason, id);
        throw error;
      })
      .finally(() => (underWay = undefined));
    return underWay;
  }

  async function usable(): Promise<SignedIn> {
    const kept = read();
    if (!kept) throw new SsoError('login_required');
    const good = () => platform.now() < kept.usableUntil;
    if (platform.now() < kept.freshUntil || (good() && platform.now() < pausedUntil)) return kept;
    return refresh(kept).catch((error: SsoError) => {
      if (hasEnded(error) || !good()) throw error;
      pausedUntil = platform.now() + (error.retryAfter ?? PAUSE_S) * 1000;
      return kept;
    });
  }

  return {
    read,
    keep,
    usable,
    refresh,
    end,
    onSignedOut(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
