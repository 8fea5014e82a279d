import { computed, reactive, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import { ApiError } from 'design/api_error';

import { ARTICLES, itemsOf, orderOf, readQuantity, type Quantities } from './articles';
import { useAsk } from './ask';
import type { KeptDrafts } from './kept_draft';
import type { Order, OrderItem } from './order';
import type { OrdersApi } from './orders_api';

/** What is wrong with the order, at which article. */
export interface OrderProblem {
  readonly itemId: string;
  readonly kind: 'nothing' | 'quantity';
}

export interface NewOrder {
  readonly quantities: Quantities;
  readonly items: ComputedRef<OrderItem[]>;
  /** Empty until the first try. */
  readonly problems: ComputedRef<OrderProblem[]>;
  readonly busy: Readonly<ShallowRef<boolean>>;
  readonly failure: Readonly<ShallowRef<unknown>>;
  /** Whether the failure leaves open if the order was placed. */
  readonly unconfirmed: ComputedRef<boolean>;
  /** Places it; after a failure, the same one again. Does nothing while it is on its way or has problems. */
  place(): Promise<void>;
}

/**
 * Putting an order together, and placing it once.
 *
 * After a lost answer or a fault of the server nobody knows whether it was stored, so its
 * Idempotency-Key stays, even if the quantities change: the backend then answers with a conflict
 * instead of a second order. A refusal is certain, and what is tried next is new.
 */
export function useNewOrder(parts: {
  api: OrdersApi;
  isOver: (error: unknown) => boolean;
  drafts: KeptDrafts;
  userId: string;
  newKey: () => string;
  placed: (order: Order) => void;
}): NewOrder {
  const { api, drafts, userId } = parts;
  const kept = drafts.read(userId);
  let key = kept?.key ?? parts.newKey();
  const quantities: Quantities = reactive({ ...nothing(), ...kept?.quantities });
  const keep = () => drafts.keep(userId, { key, quantities });
  const stopKeeping = watch(quantities, keep, { immediate: true });

  const tried = shallowRef(false);
  const busy = shallowRef(false);
  const failure = shallowRef<unknown>(null);
  const items = computed(() => itemsOf(quantities));
  const problems = computed(() => (tried.value ? problemsOf(quantities) : []));
  const unconfirmed = computed(() => failure.value !== null && !isRefusal(failure.value));
  const ask = useAsk(parts.isOver);

  async function send(): Promise<Order> {
    const order = await api.place(orderOf(quantities), key);
    // Until the order's page is there, this one could still keep the key that is used up now.
    stopKeeping();
    drafts.forget();
    return order;
  }

  function renew(): void {
    key = parts.newKey();
    keep();
  }

  async function place(): Promise<void> {
    tried.value = true;
    if (busy.value || problems.value.length > 0) return;
    busy.value = true;
    failure.value = null;
    try {
      const order = await ask(send);
      if (order !== null) parts.placed(order);
    } catch (error) {
      failure.value = error;
      if (isRefusal(error)) renew();
    } finally {
      busy.value = false;
    }
  }

  return { quantities, items, problems, busy, failure, unconfirmed, place };
}

function nothing(): Quantities {
  return Object.fromEntries(ARTICLES.map(({ itemId }) => [itemId, '']));
}

function problemsOf(quantities: Quantities): OrderProblem[] {
  const unreadable = ARTICLES.filter(({ itemId }) => readQuantity(quantities[itemId] ?? '') === null);
  if (unreadable.length > 0) return unreadable.map(({ itemId }) => ({ itemId, kind: 'quantity' }));
  return itemsOf(quantities).length > 0 ? [] : [{ itemId: ARTICLES[0].itemId, kind: 'nothing' }];
}

/** 401 is no refusal of the order, 408 and 429 ask to come again. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof ApiError ? error.status : 0;
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}
