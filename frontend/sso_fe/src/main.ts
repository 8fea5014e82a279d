import 'design/tokens.css';
import 'design/base.css';

import { createApp } from 'vue';
import { createWebHistory, START_LOCATION } from 'vue-router';
import { loadConfig } from 'design/config_file';

import App from './App.vue';
import { createAccountApi } from './api/account_api';
import { createApiClient } from './api/api_client';
import { createCognitoClient } from './cognito';
import { parseConfig, type SiteConfig } from './config';
import { createSignInFlow } from './flow/sign_in_flow';
import { createPendingRecovery } from './forms/pending_code';
import { createPendingConfirmation } from './forms/pending_confirmation';
import StartProblemPage from './pages/StartProblemPage.vue';
import { createSiteRouter } from './router';
import { servicesKey, type Services } from './services';

function browserStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function servicesFor(config: SiteConfig): Services {
  const { cognitoEndpoint: endpoint, clientId, userPoolId, signInMethod } = config;
  const fetchJson = fetch.bind(window);
  const api = createApiClient(fetchJson);
  const leave = (address: string): void => location.replace(address);
  return {
    config,
    cognito: createCognitoClient({ endpoint, clientId, userPoolId, signInMethod }),
    api,
    account: createAccountApi(fetchJson),
    flow: createSignInFlow(api, leave),
    pending: createPendingConfirmation(browserStorage(), Date.now),
    recovery: createPendingRecovery(browserStorage(), Date.now),
    leave,
    now: Date.now,
  };
}

async function start(): Promise<void> {
  const config = await loadConfig(fetch.bind(window), parseConfig);
  const router = createSiteRouter(createWebHistory());
  // A page file is gone after a new deployment: the server's index knows the new ones.
  // Not on arrival, where the index is fresh and reloading it would go on for ever.
  router.onError((_error, to, from) => {
    if (from !== START_LOCATION) location.assign(to.fullPath);
  });
  const app = createApp(App).provide(servicesKey, servicesFor(config)).use(router);
  await router.isReady();
  app.mount('#app');
}

start().catch((error: unknown) => {
  createApp(StartProblemPage, { error }).mount('#app');
});
