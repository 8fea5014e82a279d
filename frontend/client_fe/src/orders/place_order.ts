import { shallowRef, type ShallowRef } from 'vue';
import { ApiError } from 'design/api_error';

import type { Order, OrderDraft } from './order';

/** One thing the user wants done once, however often it has to be sent. */
interface Attempt {
  draft: OrderDraft;
  key: string;
}

export interface PlaceOrder {
  readonly busy: Readonly<ShallowRef<boolean>>;
  readonly failure: Readonly<ShallowRef<unknown>>;
  /** Places an order; after a failure, the same one again. Does nothing while one is on its way. */
  place(): Promise<void>;
}

/**
 * Placing an order once.
 *
 * After a lost answer or a fault of the server nobody knows whether the order was stored, so the
 * draft and its Idempotency-Key stay for the next try. A refusal is certain: the next try is new.
 */
export function usePlaceOrder(parts: {
  send: (draft: OrderDraft, key: string) => Promise<Order | null>;
  newDraft: () => OrderDraft;
  newKey: () => string;
  placed: (order: Order) => void;
}): PlaceOrder {
  const busy = shallowRef(false);
  const failure = shallowRef<unknown>(null);
  let attempt: Attempt | null = null;

  async function place(): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    attempt ??= { draft: parts.newDraft(), key: parts.newKey() };
    try {
      const order = await parts.send(attempt.draft, attempt.key);
      if (order === null) return;
      attempt = null;
      parts.placed(order);
    } catch (error) {
      if (isRefusal(error)) attempt = null;
      failure.value = error;
    } finally {
      busy.value = false;
    }
  }

  return { busy, failure, place };
}

/** 401 is no refusal of the order, 408 and 429 ask to come again. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof ApiError ? error.status : 0;
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}
