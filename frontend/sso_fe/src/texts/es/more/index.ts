/** What the pages beyond the sign-in say, in Spanish. */
import type { MoreTexts } from '../../more';
import { account } from './account';
import { home, notFound } from './home';
import { ownPassword } from './own_password';
import { recovery } from './recovery';
import { confirm, register } from './registration';
import { signOut } from './sign_out';
import { totp } from './totp';

export const more: MoreTexts = { account, confirm, home, notFound, ownPassword, recovery, register, signOut, totp };
