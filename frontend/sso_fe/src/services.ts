/** What the pages work with, made once in main.ts and handed down. */
import { inject, type InjectionKey } from 'vue';
import type { CognitoClient } from 'sso_sdk/cognito';

import type { SiteConfig } from './config';
import type { SignInFlow } from './flow/sign_in_flow';
import type { PendingConfirmation } from './forms/pending_confirmation';

export interface Services {
  config: SiteConfig;
  cognito: CognitoClient;
  flow: SignInFlow;
  pending: PendingConfirmation;
  /** Milliseconds since the epoch. */
  now: () => number;
}

export const servicesKey: InjectionKey<Services> = Symbol('services');

export function useServices(): Services {
  const services = inject(servicesKey);
  if (!services) throw new Error('services are not provided');
  return services;
}
