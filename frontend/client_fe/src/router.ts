import { createRouter, type RouteLocationNormalized, type Router, type RouterHistory } from 'vue-router';
import { createSsoGuard, type Sso } from 'sso_sdk/vue';

import HomePage from './pages/HomePage.vue';
import OrdersPage from './pages/OrdersPage.vue';
import SignedOutPage from './pages/SignedOutPage.vue';
import SuccessPage from './pages/SuccessPage.vue';
import type { TabSession } from './session/tab_session';

export function createSiteRouter(history: RouterHistory, sso: Sso, session: TabSession): Router {
  const guard = createSsoGuard(sso, { signedOutPath: '/signed-out' });

  const asUser = (to: RouteLocationNormalized) =>
    guard(to).catch((error: unknown) => {
      // The home page says why no sign-in can begin.
      session.failure.value = error;
      return { name: 'home' };
    });

  return createRouter({
    history,
    routes: [
      {
        path: '/',
        name: 'home',
        component: HomePage,
        beforeEnter: async (to) => !(await session.signInSilently(to.fullPath)),
      },
      { path: '/success', name: 'success', component: SuccessPage },
      { path: '/orders', name: 'orders', component: OrdersPage, meta: { needsSession: true }, beforeEnter: asUser },
      {
        path: '/signed-out',
        name: 'signed-out',
        component: SignedOutPage,
        beforeEnter: () => (sso.user.value ? { name: 'home' } : true),
      },
      { path: '/:path(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
}
