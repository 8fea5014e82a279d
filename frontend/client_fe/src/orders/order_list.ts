import { shallowRef, type ShallowRef } from 'vue';
import { ApiError } from 'design/api_error';

import { useAsk } from './ask';
import type { Order, OrderStatus } from './order';
import type { OrdersApi } from './orders_api';

export interface OrderList {
  readonly phase: Readonly<ShallowRef<'loading' | 'failed' | 'ready'>>;
  readonly failure: Readonly<ShallowRef<unknown>>;
  readonly orders: Readonly<ShallowRef<readonly Order[]>>;
  readonly hasMore: Readonly<ShallowRef<boolean>>;
  readonly loadingMore: Readonly<ShallowRef<boolean>>;
  readonly moreFailure: Readonly<ShallowRef<unknown>>;
  /** From the beginning, with the status of this moment; what an earlier call still waits for is dropped. */
  load(): Promise<void>;
  /** The next page; answers its orders. */
  loadMore(): Promise<readonly Order[]>;
}

/** The signed-in user's orders, newest first, as far as they are loaded. */
export function useOrderList(parts: {
  api: OrdersApi;
  /** Whether a failure says that the user is signed out; the page then goes by itself. */
  isOver: (error: unknown) => boolean;
  /** Only orders with this status; `null` for all. */
  status: () => OrderStatus | null;
}): OrderList {
  const phase = shallowRef<OrderList['phase']['value']>('loading');
  const failure = shallowRef<unknown>(null);
  const orders = shallowRef<readonly Order[]>([]);
  const hasMore = shallowRef(false);
  const loadingMore = shallowRef(false);
  const moreFailure = shallowRef<unknown>(null);
  const ask = useAsk(parts.isOver);
  let cursor: string | null = null;

  /** A page of a filtered list may be empty and still not be the last: looks on until there is an order. */
  async function nextPage(): Promise<readonly Order[] | null> {
    const known = new Set(orders.value.map((order) => order.order_id));
    const asked = new Set<string | null>();
    let fresh: Order[];
    do {
      // The same page over and over would never end.
      if (asked.has(cursor)) throw new ApiError('unexpected_response', 200);
      asked.add(cursor);
      const page = await ask(() => parts.api.list({ status: parts.status(), cursor }));
      if (page === null) return null;
      fresh = page.orders.filter((order) => !known.has(order.order_id));
      cursor = page.nextCursor;
    } while (fresh.length === 0 && cursor !== null);
    orders.value = [...orders.value, ...fresh];
    hasMore.value = cursor !== null;
    return fresh;
  }

  async function load(): Promise<void> {
    phase.value = 'loading';
    orders.value = [];
    moreFailure.value = null;
    cursor = null;
    try {
      if (await nextPage()) phase.value = 'ready';
    } catch (error) {
      failure.value = error;
      phase.value = 'failed';
    }
  }

  async function loadMore(): Promise<readonly Order[]> {
    if (loadingMore.value) return [];
    loadingMore.value = true;
    moreFailure.value = null;
    try {
      return (await nextPage()) ?? [];
    } catch (error) {
      moreFailure.value = error;
      return [];
    } finally {
      loadingMore.value = false;
    }
  }

  return { phase, failure, orders, hasMore, loadingMore, moreFailure, load, loadMore };
}
