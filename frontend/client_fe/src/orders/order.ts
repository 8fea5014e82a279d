/** Orders as the client backend's API has them. */
import { ApiError } from 'design/api_error';

export const STATUSES = ['placed', 'paid', 'shipped', 'cancelled'] as const;
export type OrderStatus = (typeof STATUSES)[number];

/** A status of an address, which anyone may have written; `null` stands for all. */
export function readStatus(value: unknown): OrderStatus | null {
  return STATUSES.find((status) => status === value) ?? null;
}

export interface OrderItem {
  item_id: string;
  quantity: number;
  /** Of one piece, in the order's currency. */
  price: number;
}

export interface Order {
  order_id: string;
  order_details: { amount: number; currency: string; items: OrderItem[] };
  /** One of `STATUSES`; a newer backend may know more. */
  status: string;
  /** ISO 8601 in UTC. */
  created_at: string;
}

/** What to order; the backend adds up the amount itself. */
export interface OrderDraft {
  order_details: { currency: string; items: OrderItem[] };
}

/** What readers and the support call an order: the random end of its id, for the beginning is the time. */
export function orderNumber(orderId: string): string {
  return orderId.slice(-8).toUpperCase();
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
