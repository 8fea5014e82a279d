/** The pages. Those of the flow (`meta.flow`) share the visit that FlowPage opens. */
import { createRouter, type Router, type RouterHistory } from 'vue-router';

import SignInPage from './pages/SignInPage.vue';

declare module 'vue-router' {
  interface RouteMeta {
    flow?: boolean;
  }
}

export function createSiteRouter(history: RouterHistory): Router {
  return createRouter({
    history,
    routes: [
      { path: '/', name: 'home', component: () => import('./pages/HomePage.vue') },
      { path: '/authorize', name: 'authorize', component: SignInPage, meta: { flow: true } },
      { path: '/register', name: 'register', component: () => import('./pages/RegisterPage.vue'), meta: { flow: true } },
      { path: '/confirm', name: 'confirm', component: () => import('./pages/ConfirmPage.vue'), meta: { flow: true } },
      { path: '/:path(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
    ],
    scrollBehavior: () => ({ top: 0 }),
  });
}
