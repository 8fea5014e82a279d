import { shallowRef, type ShallowRef } from 'vue';
import { ApiError } from 'design/api_error';

import { useAsk } from './ask';
import type { Order } from './order';
import type { OrdersApi } from './orders_api';

/** `unknown`: there is none, or it is another user's; the backend does not say which. */
export type OneOrderState =
  | { readonly phase: 'loading' | 'unknown' }
  | { readonly phase: 'failed'; readonly failure: unknown }
  | { readonly phase: 'ready'; readonly order: Order };

export interface OneOrder {
  readonly state: Readonly<ShallowRef<OneOrderState>>;
  load(): Promise<void>;
}

/** An order of the signed-in user. */
export function useOneOrder(parts: {
  api: OrdersApi;
  isOver: (error: unknown) => boolean;
  orderId: string;
  /** The order, where it is here already. */
  known: Order | null;
}): OneOrder {
  const { known } = parts;
  const state = shallowRef<OneOrderState>(known ? { phase: 'ready', order: known } : { phase: 'loading' });
  const ask = useAsk(parts.isOver);

  async function load(): Promise<void> {
    state.value = { phase: 'loading' };
    try {
      const order = await ask(() => parts.api.get(parts.orderId));
      if (order !== null) state.value = { phase: 'ready', order };
    } catch (failure) {
      const unknown = failure instanceof ApiError && failure.status === 404;
      state.value = unknown ? { phase: 'unknown' } : { phase: 'failed', failure };
    }
  }

  return { state, load };
}
