import type { Order } from './order';

/** Carries a new order from the form to its own page, which need not ask for it and says thank you. */
export interface PlacedOrder {
  put(order: Order): void;
  /** Once, and for the page of that very order. */
  take(orderId: string): Order | null;
}

export function createPlacedOrder(): PlacedOrder {
  let placed: Order | null = null;
  return {
    put: (order) => (placed = order),
    take(orderId) {
      const taken = placed?.order_id === orderId ? placed : null;
      placed = null;
      return taken;
    },
  };
}
