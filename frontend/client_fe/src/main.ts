import 'design/tokens.css';
import 'design/base.css';
import './site.css';

import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import { ConfigError, loadConfig } from 'design/config_file';
import { languageForPage, showUnreachable, speak } from 'language';
import { takeRedirect } from 'sso_sdk';
import { createSso } from 'sso_sdk/vue';

import App from './App.vue';
import { parseConfig, type SiteConfig } from './config';
import { createKeptDrafts } from './orders/kept_draft';
import { createOrdersApi } from './orders/orders_api';
import { createPlacedOrder } from './orders/placed_order';
import { createSiteRouter } from './router';
import { servicesKey } from './services';
import { createSignInNotes } from './session/sign_in_notes';
import { createTabSession } from './session/tab_session';
import { catalogue, texts } from './texts';

// First of all, the SDK takes the SSO's one-time handle out of the address bar: before any request, log or history.
let arrival = location.pathname === '/success' ? takeRedirect() : null;

function start(config: SiteConfig): void {
  // The SDK as a Vue plugin: pages get it by `useSso()`. Three settings of /config.json are all that it needs.
  const sso = createSso(config);
  const notes = createSignInNotes(document, () => sessionStorage);
  const session = createTabSession(sso, window, notes);
  const router = createSiteRouter(createWebHistory(), sso, session);
  createApp(App)
    .provide(servicesKey, {
      config,
      session,
      // `sso.fetch` is `fetch` with the user's token; the rest of the app never sees one.
      orders: createOrdersApi(sso.fetch),
      drafts: createKeptDrafts(() => sessionStorage),
      placedOrder: createPlacedOrder(),
      clock: Date.now,
      newKey: () => crypto.randomUUID(),
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

/** Sentences and settings come at the same time; without the former nothing can be said, not even what is wrong. */
async function open(): Promise<void> {
  const language = languageForPage(window);
  const [sentences, config] = await Promise.allSettled([
    speak(language, catalogue).then(() => {
      document.title = texts.home.title;
    }),
    loadConfig(fetch.bind(window), parseConfig),
  ]);
  if (sentences.status === 'rejected') showUnreachable(document.getElementById('app')!, language);
  else if (config.status === 'fulfilled') start(config.value);
  else await explain(config.reason).catch(() => showUnreachable(document.getElementById('app')!, language));
}

async function explain(reason: unknown): Promise<void> {
  if (!(reason instanceof ConfigError)) throw reason;
  const { default: ConfigProblemPage } = await import('./pages/ConfigProblemPage.vue');
  createApp(ConfigProblemPage, { reason: reason.message }).mount('#app');
}

void open();
