/** What the pages work with, made once in main.ts and handed down. */
import { inject, type InjectionKey } from 'vue';
import type { Redirect } from 'sso_sdk';

import type { SiteConfig } from './config';
import type { KeptDrafts } from './orders/kept_draft';
import type { OrdersApi } from './orders/orders_api';
import type { PlacedOrder } from './orders/placed_order';
import type { TabSession } from './session/tab_session';

export interface Services {
  config: SiteConfig;
  orders: OrdersApi;
  drafts: KeptDrafts;
  placedOrder: PlacedOrder;
  session: TabSession;
  /** The SSO's answer that this page was loaded with, once. */
  takeArrival: () => Redirect | null;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** An Idempotency-Key that nobody has used. */
  newKey: () => string;
}

export const servicesKey: InjectionKey<Services> = Symbol('services');

export function useServices(): Services {
  const services = inject(servicesKey);
  if (!services) throw new Error('services are not provided');
  return services;
}
