/** The account pages: one frame, a section for each address. */
import type { RouteRecordRaw } from 'vue-router';

import { withMore } from '../texts/more';

export const accountRoutes: RouteRecordRaw[] = [
  {
    path: '/account',
    component: () => withMore(() => import('../pages/AccountPage.vue')),
    meta: { wide: true },
    children: [
      { path: '', name: 'account', component: () => import('./ProfileSection.vue') },
      { path: 'sessions', name: 'account-sessions', component: () => import('./SessionsSection.vue') },
      { path: 'applications', name: 'account-applications', component: () => import('./ApplicationsSection.vue') },
      { path: 'security', name: 'account-security', component: () => import('./SecuritySection.vue') },
      { path: 'delete', name: 'account-delete', component: () => import('./DeleteSection.vue') },
    ],
  },
  { path: '/goodbye', name: 'goodbye', component: () => withMore(() => import('../pages/GoodbyePage.vue')) },
];
