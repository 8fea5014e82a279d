import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

import type { Order, OrderDraft } from './order';
import type { OrdersApi } from './orders_api';
import { usePlaceOrder, type PlaceOrder } from './place_order';

export interface OrderList {
  readonly phase: Readonly<ShallowRef<'loading' | 'failed' | 'ready'>>;
  readonly failure: Readonly<ShallowRef<unknown>>;
  readonly orders: Readonly<ShallowRef<readonly Order[]>>;
  readonly hasMore: Readonly<ShallowRef<boolean>>;
  readonly loadingMore: Readonly<ShallowRef<boolean>>;
  readonly moreFailure: Readonly<ShallowRef<unknown>>;
  readonly placing: PlaceOrder;
  load(): Promise<void>;
  /** The next page; answers its first new order, to move the focus to. */
  loadMore(): Promise<Order | null>;
}

/** The signed-in user's orders, newest first, as far as they are loaded. */
export function useOrderList(parts: {
  api: OrdersApi;
  /** Whether a failure says that the user is signed out; the page then goes by itself. */
  isOver: (error: unknown) => boolean;
  newDraft: () => OrderDraft;
  newKey: () => string;
  placed: (order: Order) => void;
}): OrderList {
  const phase = shallowRef<OrderList['phase']['value']>('loading');
  const failure = shallowRef<unknown>(null);
  const orders = shallowRef<readonly Order[]>([]);
  const hasMore = shallowRef(false);
  const loadingMore = shallowRef(false);
  const moreFailure = shallowRef<unknown>(null);
  let cursor: string | null = null;
  let shown = true;
  onScopeDispose(() => (shown = false));

  /** The answer, or `null` when nobody waits for it any more: page left, or user signed out. */
  async function asUser<T>(request: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await request();
      return shown ? answer : null;
    } catch (error) {
      if (!shown || parts.isOver(error)) return null;
      throw error;
    }
  }

  async function nextPage(): Promise<Order[] | null> {
    const page = await asUser(() => parts.api.list(cursor));
    if (page === null) return null;
    const known = new Set(orders.value.map((order) => order.order_id));
    const fresh = page.orders.filter((order) => !known.has(order.order_id));
    orders.value = [...orders.value, ...fresh];
    cursor = page.nextCursor;
    hasMore.value = cursor !== null;
    return fresh;
  }

  async function load(): Promise<void> {
    phase.value = 'loading';
    orders.value = [];
    cursor = null;
    try {
      if (await nextPage()) phase.value = 'ready';
    } catch (error) {
      failure.value = error;
      phase.value = 'failed';
    }
  }

  async function loadMore(): Promise<Order | null> {
    if (loadingMore.value) return null;
    loadingMore.value = true;
    moreFailure.value = null;
    try {
      return (await nextPage())?.[0] ?? null;
    } catch (error) {
      moreFailure.value = error;
      return null;
    } finally {
      loadingMore.value = false;
    }
  }

  const placing = usePlaceOrder({
    send: (draft, key) => asUser(() => parts.api.place(draft, key)),
    newDraft: parts.newDraft,
    newKey: parts.newKey,
    placed(order) {
      orders.value = [order, ...orders.value.filter((other) => other.order_id !== order.order_id)];
      parts.placed(order);
    },
  });

  return { phase, failure, orders, hasMore, loadingMore, moreFailure, placing, load, loadMore };
}
