/** The calls of the client backend, which lives behind `/api` of this very origin. */
import { ApiError, apiErrorOf } from 'design/api_error';
import { SsoError } from 'sso_sdk';

import { readOrder, readOrderPage, type Order, type OrderDraft, type OrderPage } from './order';

/** Each call throws ApiError, or SsoError when there is no token to call with. */
export interface OrdersApi {
  /** Newest first, from the start or from the cursor of an earlier page. */
  list(cursor: string | null): Promise<OrderPage>;
  /** The same key and draft again answer the same order: a repeat places nothing twice. */
  place(draft: OrderDraft, idempotencyKey: string): Promise<Order>;
}

const PAGE_SIZE = 20;
/** Longer than API Gateway's own limit of 29 s, so its answer is seen when there is one. */
const TIMEOUT_MS = 30_000;

/** `fetchAsUser` adds the user's token. */
export function createOrdersApi(fetchAsUser: typeof fetch): OrdersApi {
  async function call(path: string, init: RequestInit): Promise<unknown> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetchAsUser(path, { ...init, cache: 'no-store', signal }).catch((error: unknown) => {
      throw error instanceof SsoError ? error : new ApiError('network_error', 0);
    });
    const content: unknown = await response.json().catch(() => null);
    if (!response.ok) throw apiErrorOf(response, content);
    return content;
  }

  return {
    async list(cursor) {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (cursor !== null) query.set('cursor', cursor);
      return readOrderPage(await call(`/api/orders?${query}`, {}));
    },
    async place(draft, idempotencyKey) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
      return readOrder(await call('/api/orders', { method: 'POST', headers, body: JSON.stringify(draft) }));
    },
  };
}
