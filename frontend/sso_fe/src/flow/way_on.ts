/** Where a login leads that was not made on the sign-in form: on with the visit, else into the account. */
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router';
import { ApiError } from 'design/api_error';

import type { Arrival } from '../forms/arrival';
import { useServices } from '../services';
import { accountLink, signInFormLink } from './form_links';
import type { Visit } from './sign_in_flow';

export interface WayOn {
  /** The sign-in form that belongs to the visit, or to the account. */
  formLink(left: Partial<Arrival>): RouteLocationRaw;
  /** Raises ApiError where the account cannot be opened; within a visit, the flow shows what fails. */
  goOn(email: string, idToken: string): Promise<void>;
}

export function useWayOn(visit: () => Visit | null): WayOn {
  const { api, flow } = useServices();
  const route = useRoute();
  const router = useRouter();

  async function openAccount(email: string, idToken: string): Promise<void> {
    let left: Partial<Arrival> = {};
    try {
      await api.beginSsoSession(idToken);
    } catch (error) {
      // The login has grown too old meanwhile; the account page asks for a new one.
      if (!(error instanceof ApiError && error.status === 401)) throw error;
      left = { email };
    }
    await router.replace(accountLink(left));
  }

  return {
    formLink: (left) => (visit() ? signInFormLink(route.query, left) : accountLink(left)),
    goOn: (email, idToken) => (visit() ? flow.continueAs(email, idToken) : openAccount(email, idToken)),
  };
}
