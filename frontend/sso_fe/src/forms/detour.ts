/** What comes first for an account that Cognito does not let in as it is, though its password is right. */
import { useRoute, useRouter } from 'vue-router';

import { CognitoError } from '../cognito';
import { recoveryLink } from '../flow/form_links';
import { useServices } from '../services';
import { leaveState } from './arrival';
import { askForCode } from './ask_for_code';
import { secondsLeft } from './countdown';

/** Answers whether the failed sign-in leads to another page, which is then open. */
export type Detour = (error: unknown, email: string, password: string) => Promise<boolean>;

export function useDetour(applicationId: string | null): Detour {
  const { api, pending, now } = useServices();
  const route = useRoute();
  const router = useRouter();

  /** The account never entered its code: send one, unless one just went out. */
  async function askToConfirm(email: string, password: string): Promise<void> {
    const justSent = pending.email() === email && pending.resendAt() > now();
    const wait = justSent
      ? secondsLeft(pending.resendAt(), now())
      : await askForCode(api, { email, purpose: 'sign_up', applicationId }).catch(() => 0);
    pending.start(email, password, wait);
    await router.replace({ name: 'confirm', query: route.query, state: leaveState() });
  }

  return async (error, email, password) => {
    const code = error instanceof CognitoError ? error.code : null;
    if (code === 'user_not_confirmed') await askToConfirm(email, password);
    else if (code === 'password_reset_required') {
      await router.replace(recoveryLink(route.query, { email, notice: 'resetRequired' }));
    } else return false;
    return true;
  };
}
