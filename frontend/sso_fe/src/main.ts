import 'design/tokens.css';
import 'design/base.css';
import './pages/pages.css';

import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import { loadConfig } from 'design/config_file';
import { languageForPage, showUnreachable, speak } from 'language';

import App from './App.vue';
import { createAccountApi } from './api/account_api';
import { createApiClient, type ApiClient } from './api/api_client';
import { createCognitoClient } from './cognito';
import { parseConfig, type SiteConfig } from './config';
import { withEarlyAnswer } from './flow/early_answer';
import { createSignInFlow } from './flow/sign_in_flow';
import { createPendingRecovery } from './forms/pending_code';
import { createPendingConfirmation } from './forms/pending_confirmation';
import StartProblemPage from './pages/StartProblemPage.vue';
import { createSiteRouter, reloadForMissingFiles } from './router';
import { servicesKey, type Services } from './services';
import { startCatalogue, texts } from './texts';

function browserStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

const fetchJson = fetch.bind(window);

function servicesFor(config: SiteConfig, api: ApiClient): Services {
  const { cognitoEndpoint: endpoint, clientId, userPoolId, signInMethod } = config;
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

async function start(config: SiteConfig, api: ApiClient): Promise<void> {
  const router = createSiteRouter(createWebHistory());
  reloadForMissingFiles(router, window);
  const app = createApp(App).provide(servicesKey, servicesFor(config, api)).use(router);
  await router.isReady();
  app.mount('#app');
}

/** Sentences and settings come at the same time; without the former nothing can be said, not even what is wrong. */
async function open(): Promise<void> {
  const api = withEarlyAnswer(createApiClient(fetchJson), location.search);
  const language = languageForPage(window);
  const [sentences, config] = await Promise.allSettled([
    speak(language, startCatalogue).then(() => {
      document.title = texts.site.name;
    }),
    loadConfig(fetchJson, parseConfig),
  ]);
  if (sentences.status === 'rejected') {
    showUnreachable(document.getElementById('app')!, language);
    return;
  }
  try {
    if (config.status === 'rejected') throw config.reason;
    await start(config.value, api);
  } catch (error) {
    createApp(StartProblemPage, { error }).mount('#app');
  }
}

void open();
