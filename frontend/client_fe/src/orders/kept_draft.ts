/**
 * The order that is being put together, kept in this tab with its Idempotency-Key: a reload, a new
 * sign-in or a lost answer neither loses it nor places it twice.
 */
import type { Quantities } from './articles';

export interface Draft {
  /** Makes it one order, however often it is sent. */
  readonly key: string;
  readonly quantities: Quantities;
}

export interface KeptDrafts {
  /** The user's own, if there is one. */
  read(userId: string): Draft | null;
  keep(userId: string, draft: Draft): void;
  forget(): void;
}

const SLOT = 'client.order_draft';

/** `storage` may throw, as `sessionStorage` does where the browser forbids it. */
export function createKeptDrafts(storage: () => Pick<Storage, 'getItem' | 'setItem'>): KeptDrafts {
  function write(text: string): void {
    try {
      storage().setItem(SLOT, text);
    } catch {
      // The page's own memory has to do.
    }
  }

  return {
    read(userId) {
      try {
        const kept: unknown = JSON.parse(storage().getItem(SLOT) ?? 'null');
        return isDraft(kept) && kept.userId === userId ? kept : null;
      } catch {
        return null;
      }
    },
    keep: (userId, draft) => write(JSON.stringify({ ...draft, userId })),
    forget: () => write('null'),
  };
}

function isDraft(kept: unknown): kept is Draft & { userId: unknown } {
  const { key, quantities } = Object(kept) as Record<string, unknown>;
  const texts = Object.values(Object(quantities) as Record<string, unknown>);
  return typeof key === 'string' && texts.every((text) => typeof text === 'string');
}
