/** Where the links between the forms lead; each keeps the whole query. */
import type { RouteLocationRaw, LocationQuery } from 'vue-router';

import type { Arrival } from '../forms/arrival';

/** The sign-in form. `prompt=register` would bounce back to the registration, so it becomes `login`. */
export function signInFormLink(query: LocationQuery, arrival?: Partial<Arrival>): RouteLocationRaw {
  const kept = query['prompt'] === 'register' ? { ...query, prompt: 'login' } : query;
  return { name: 'authorize', query: kept, replace: true, ...(arrival ? { state: { ...arrival } } : {}) };
}

/** The sign-in form for somebody else: shown whoever is signed in, also after a reload. */
export function otherAccountLink(query: LocationQuery): RouteLocationRaw {
  return { name: 'authorize', query: { ...query, prompt: 'login' }, replace: true };
}

/** Where a forgotten password is replaced; without a query it leads to the account instead of an application. */
export function recoveryLink(query: LocationQuery, arrival?: Partial<Arrival>): RouteLocationRaw {
  return { name: 'recover', query, replace: true, ...(arrival ? { state: { ...arrival } } : {}) };
}
