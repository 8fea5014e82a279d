/** The calls of the client backend, which lives behind `/api` of this very origin. */
import { ApiError, apiErrorOf } from 'design/api_error';
import { SsoError } from 'sso_sdk';

import { readOrder, readOrderPage, type Order, type OrderDraft, type OrderPage, type OrderStatus } from './order';

export interface OrderQuery {
  /** `null` for all. */
  status: OrderStatus | null;
  /** Of an earlier page, to go on after it; `null` for the newest orders. */
  cursor: string | null;
}

/** Each call throws ApiError, or SsoError when there is no token to call with. */
export interface OrdersApi {
  /** Newest first. */
  list(query: OrderQuery): Promise<OrderPage>;
  /** ApiError with status 404 where the user has no such order. */
  get(orderId: string): Promise<Order>;
  /** The same key and draft again answer the same order: a repeat places nothing twice. */
  place(draft: OrderDraft, idempotencyKey: string): Promise<Order>;
}

const PAGE_SIZE = 20;
/** Longer than API Gateway's own limit of 29 s, so its answer is seen when there is one. */
const TIMEOUT_MS = 30_000;

/**
 * `fetchAsUser` is the SDK's `sso.fetch`: a `fetch` that adds the user's token, refreshes it ahead of
 * its end, and repeats a call once after a 401. All that is left to do here is to read the answers.
 */
export function createOrdersApi(fetchAsUser: typeof fetch): OrdersApi {
  async function call(path: string, init: RequestInit): Promise<unknown> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetchAsUser(path, { ...init, cache: 'no-store', signal }).catch((error: unknown) => {
      throw error instanceof SsoError ? error : new ApiError('network_error', 0);
    });
    const content: unknown = await response.json().catch((error: unknown) => {
      if (error instanceof SyntaxError) return null;
      throw new ApiError('network_error', 0);
    });
    if (!response.ok) throw apiErrorOf(response, content);
    return content;
  }

  return {
    async list({ status, cursor }) {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (status !== null) query.set('status', status);
      if (cursor !== null) query.set('cursor', cursor);
      return readOrderPage(await call(`/api/orders?${query}`, {}));
    },
    async get(orderId) {
      return readOrder(await call(`/api/orders/${encodeURIComponent(orderId)}`, {}));
    },
    async place(draft, idempotencyKey) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
      return readOrder(await call('/api/orders', { method: 'POST', headers, body: JSON.stringify(draft) }));
    },
  };
}
