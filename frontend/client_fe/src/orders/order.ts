/** Orders as the client backend's API has them. */
import { ApiError } from 'design/api_error';

export interface OrderItem {
  item_id: string;
  quantity: number;
  /** Of one piece, in the order's currency. */
  price: number;
}

export interface Order {
  order_id: string;
  order_details: { amount: number; currency: string; items: OrderItem[] };
  /** `placed`, `paid`, `shipped` or `cancelled`; a newer backend may know more. */
  status: string;
  /** ISO 8601 in UTC. */
  created_at: string;
}

/** What to order; the backend adds up the amount itself. */
export interface OrderDraft {
  order_details: { currency: string; items: OrderItem[] };
}

export interface OrderPage {
  orders: Order[];
  /** `null` on the last page. */
  nextCursor: string | null;
}

/** Throws ApiError `unexpected_response` for anything but an order. */
export function readOrder(source: unknown): Order {
  const { order_id, order_details, status, created_at } = Object(source) as Record<string, unknown>;
  const { amount, currency, items } = Object(order_details) as Record<string, unknown>;
  const readable =
    typeof order_id === 'string' &&
    typeof status === 'string' &&
    typeof created_at === 'string' &&
    typeof amount === 'number' &&
    typeof currency === 'string' &&
    Array.isArray(items);
  if (!readable) throw new ApiError('unexpected_response', 200);
  return source as Order;
}

/** Throws ApiError `unexpected_response` for anything but a page of orders. */
export function readOrderPage(source: unknown): OrderPage {
  const { orders, next_cursor: nextCursor } = Object(source) as Record<string, unknown>;
  if (!Array.isArray(orders)) throw new ApiError('unexpected_response', 200);
  return {
    orders: orders.map(readOrder),
    nextCursor: typeof nextCursor === 'string' ? nextCursor : null,
  };
}
