/** Where the links between the forms lead; each keeps the whole query, and what was typed where it is told. */
import type { RouteLocationRaw, LocationQuery } from 'vue-router';

import { leaveState, type Arrival } from '../forms/arrival';

/** The sign-in form. `prompt=register` would bounce back to the registration, so it becomes `login`. */
export function signInFormLink(query: LocationQuery, left?: Partial<Arrival>): RouteLocationRaw {
  const kept = query['prompt'] === 'register' ? { ...query, prompt: 'login' } : query;
  return { name: 'authorize', query: kept, replace: true, state: leaveState(left) };
}

/** The sign-in form for somebody else: shown whoever is signed in, also after a reload. */
export function otherAccountLink(query: LocationQuery): RouteLocationRaw {
  return { name: 'authorize', query: { ...query, prompt: 'login' }, replace: true, state: leaveState() };
}

export function registrationLink(query: LocationQuery, left?: Partial<Arrival>): RouteLocationRaw {
  return { name: 'register', query, replace: true, state: leaveState(left) };
}

/** Where a forgotten password is replaced; without a query it leads to the account instead of an application. */
export function recoveryLink(query: LocationQuery, left?: Partial<Arrival>): RouteLocationRaw {
  return { name: 'recover', query, replace: true, state: leaveState(left) };
}

/** The sign-in form of the account pages, behind which no application is. */
export function accountLink(left?: Partial<Arrival>): RouteLocationRaw {
  return { name: 'account', replace: true, state: leaveState(left) };
}
