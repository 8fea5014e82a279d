import type { Platform } from './platform.js';
import type { SignedIn } from './tokens.js';

/** Why a tab is signed out; `signed_out` is a `signOut()`, in this tab or in another. */
export type SignedOutReason = 'signed_out' | 'session_ended' | 'not_a_member';

/** What tabs of one application and origin tell each other. A BroadcastChannel reaches no other origin. */
export interface TabMessage {
  /** The session it is about; every session when absent. */
  readonly id?: string;
  /** The sender is at this round and asks for a newer one. */
  readonly asks?: number;
  readonly fresh?: SignedIn;
  readonly over?: SignedOutReason;
}

/** A tab that holds the lock longer is asleep. Its own request has timed out by then. */
const PATIENCE_MS = 15_000;
/** What awake tabs need to answer. */
const ANSWER_MS = 100;

export interface Tabs {
  tell(message: TabMessage): void;
  /** Tells it and gives the others the time to answer. */
  ask(message: TabMessage): Promise<void>;
  /** Does `work` while no other tab does the same, as long as that can be had. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export function createTabs(platform: Platform, name: string, heard: (message: TabMessage) => void): Tabs {
  const channel = platform.channel?.(name);
  if (channel) channel.onmessage = ({ data }) => heard(data as TabMessage);
  const tell = (message: TabMessage) => channel?.postMessage(message);

  return {
    tell,
    async ask(message) {
      tell(message);
      if (channel) await platform.wait(ANSWER_MS);
    },
    async inTurn(turn, work) {
      let done: ReturnType<typeof work> | undefined;
      const once = () => (done ??= work());
      const patience = new AbortController();
      void platform.wait(PATIENCE_MS).then(() => patience.abort());
      // Whatever became of the lock: the work is done, or begins now. The server bears parallel calls.
      await platform.lock?.(`${name}.${turn}`, patience.signal, once).catch(() => undefined);
      return once();
    },
  };
}
