/** What the pages work with, made once in main.ts and handed down. */
import { inject, type InjectionKey } from 'vue';

import type { AccountApi } from './api/account_api';
import type { ApiClient } from './api/api_client';
import type { CognitoClient } from './cognito';
import type { SiteConfig } from './config';
import type { SignInFlow } from './flow/sign_in_flow';
import type { PendingCode } from './forms/pending_code';
import type { PendingConfirmation } from './forms/pending_confirmation';

export interface Services {
  config: SiteConfig;
  cognito: CognitoClient;
  api: ApiClient;
  account: AccountApi;
  flow: SignInFlow;
  pending: PendingConfirmation;
  recovery: PendingCode;
  /** Replaces this page by an address outside this site. */
  leave: (address: string) => void;
  /** Milliseconds since the epoch. */
  now: () => number;
}

export const servicesKey: InjectionKey<Services> = Symbol('services');

export function useServices(): Services {
  const services = inject(servicesKey);
  if (!services) throw new Error('services are not provided');
  return services;
}
