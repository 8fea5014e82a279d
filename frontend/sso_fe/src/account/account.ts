/** What the sections of the account pages share while one user has them open. */
import { inject, type InjectionKey, type Ref } from 'vue';

import type { Profile } from '../api/account_answers';
import type { LoginGuard } from './login_guard';
import type { ProfileEntry } from './profile_form';

export interface Account {
  /** As the backend knew it last. */
  profile: Ref<Profile>;
  /** What is typed into the profile form: it outlives a look at another section. */
  draft: Ref<ProfileEntry>;
  call: LoginGuard['call'];
  /** As `call`, for what changes the account: never that of somebody whom another tab has signed in meanwhile. */
  change: LoginGuard['call'];
}

export const accountKey: InjectionKey<Account> = Symbol('account');

export function useAccount(): Account {
  const account = inject(accountKey);
  if (!account) throw new Error('no account is open');
  return account;
}
