/**
 * The pages. Those of the flow share the visit that FlowPage opens; the code page and the
 * recovery belong to it only where an application's query came along.
 */
import { createRouter, START_LOCATION, type Router, type RouterHistory } from 'vue-router';

import { accountRoutes } from './account/routes';
import SignInPage from './pages/SignInPage.vue';
import { withMore } from './texts/more';

declare module 'vue-router' {
  interface RouteMeta {
    flow?: 'always' | 'withQuery';
    /** Fills the width of a page of lists, not of a form. */
    wide?: boolean;
  }
}

export function createSiteRouter(history: RouterHistory): Router {
  return createRouter({
    history,
    routes: [
      { path: '/', name: 'home', component: () => withMore(() => import('./pages/HomePage.vue')) },
      { path: '/authorize', name: 'authorize', component: SignInPage, meta: { flow: 'always' } },
      { path: '/register', name: 'register', component: () => withMore(() => import('./pages/RegisterPage.vue')), meta: { flow: 'always' } },
      { path: '/confirm', name: 'confirm', component: () => withMore(() => import('./pages/ConfirmPage.vue')), meta: { flow: 'withQuery' } },
      ...accountRoutes,
      { path: '/recover', name: 'recover', component: () => withMore(() => import('./pages/RecoverPage.vue')), meta: { flow: 'withQuery' } },
      { path: '/sign-out', name: 'sign-out', component: () => withMore(() => import('./pages/SignOutPage.vue')) },
      { path: '/:path(.*)*', name: 'not-found', component: () => withMore(() => import('./pages/NotFoundPage.vue')) },
    ],
    scrollBehavior: () => ({ top: 0 }),
  });
}

/**
 * A page file is gone after a new deployment: the server's index knows the new ones. Not on arrival, where the index
 * is fresh and reloading it would go on for ever, nor without a network, where what was typed would be lost for nothing.
 */
export function reloadForMissingFiles(router: Router, { location, navigator }: Window): void {
  router.onError((_error, to, from) => {
    if (from !== START_LOCATION && navigator.onLine) location.assign(location.origin + to.fullPath);
  });
}
