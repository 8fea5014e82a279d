import 'design/tokens.css';
import 'design/base.css';
import './site.css';

import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import { ConfigError, loadConfig } from 'design/config_file';
import { takeRedirect } from 'sso_sdk';
import { createSso } from 'sso_sdk/vue';

import App from './App.vue';
import { parseConfig } from './config';
import { createOrdersApi } from './orders/orders_api';
import ConfigProblemPage from './pages/ConfigProblemPage.vue';
import { createSiteRouter } from './router';
import { servicesKey } from './services';
import { createSignInNotes } from './session/sign_in_notes';
import { createTabSession } from './session/tab_session';

// First of all: the handle must leave the address bar before any request.
let arrival = location.pathname === '/success' ? takeRedirect() : null;

async function start(): Promise<void> {
  const config = await loadConfig(fetch.bind(window), parseConfig);
  const sso = createSso(config);
  const notes = createSignInNotes(document, () => sessionStorage);
  const session = createTabSession(sso, window, notes);
  const router = createSiteRouter(createWebHistory(), sso, session);
  createApp(App)
    .provide(servicesKey, {
      config,
      session,
      orders: createOrdersApi(sso.fetch),
      takeArrival() {
        const taken = arrival;
        arrival = null;
        return taken;
      },
    })
    .use(sso)
    .use(router)
    .mount('#app');
}

start().catch((error: unknown) => {
  const reason = error instanceof ConfigError ? error.message : 'an unexpected error';
  createApp(ConfigProblemPage, { reason }).mount('#app');
});
