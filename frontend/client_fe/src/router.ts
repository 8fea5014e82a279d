import { createRouter, type RouteLocationNormalized, type Router, type RouterHistory } from 'vue-router';
import { language } from 'language';
import { createSsoGuard, type Sso } from 'sso_sdk/vue';

import { readStatus } from './orders/order';
import HomePage from './pages/HomePage.vue';
import SuccessPage from './pages/SuccessPage.vue';
import type { TabSession } from './session/tab_session';

export function createSiteRouter(history: RouterHistory, sso: Sso, session: TabSession): Router {
  // The SDK's guard lets a signed-in user pass. Others leave for the SSO and come back to the same address,
  // or see our own page where their session has just ended.
  const guard = createSsoGuard(sso, { signedOutPath: '/signed-out', uiLocales: () => language.value });

  const asUser = (to: RouteLocationNormalized) =>
    guard(to).catch((error: unknown) => {
      // The home page says why no sign-in can begin.
      session.failure.value = error;
      return { name: 'home' };
    });
  const forUsers = { meta: { needsSession: true }, beforeEnter: asUser };

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
      {
        path: '/orders',
        name: 'orders',
        component: () => import('./pages/OrdersPage.vue'),
        props: ({ query }) => ({ status: readStatus(query['status']) }),
        ...forUsers,
      },
      { path: '/orders/new', name: 'new-order', component: () => import('./pages/NewOrderPage.vue'), ...forUsers },
      {
        path: String.raw`/orders/:order_id([\w-]+)`,
        name: 'order',
        component: () => import('./pages/OrderPage.vue'),
        props: ({ params }) => ({ orderId: params['order_id'] }),
        ...forUsers,
      },
      {
        path: '/signed-out',
        name: 'signed-out',
        component: () => import('./pages/SignedOutPage.vue'),
        beforeEnter: () => (sso.user.value ? { name: 'home' } : true),
      },
      { path: '/:path(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
}
