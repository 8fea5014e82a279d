/** Sets a new password by the mailed code and signs in with it. */
import type { CognitoClient, SignInResult } from '../cognito';
import { isUnclear, trySignIn } from './try_sign_in';

export interface NewPassword {
  email: string;
  code: string;
  password: string;
}

export interface Recovery {
  /** What the login led to; null when the password is set but the user must sign in. */
  result: SignInResult | null;
  /** Whether all earlier logins have surely ended: the trigger that ends them has answered. */
  othersEnded: boolean;
}

type Cognito = Pick<CognitoClient, 'confirmForgotPassword' | 'signIn'>;

export async function recoverAndSignIn(cognito: Cognito, { email, code, password }: NewPassword): Promise<Recovery> {
  try {
    await cognito.confirmForgotPassword({ email, code, password });
  } catch (error) {
    const result = isUnclear(error) ? await trySignIn(cognito, email, password) : null;
    if (result === null) throw error;
    return { result, othersEnded: false };
  }
  return { result: await trySignIn(cognito, email, password), othersEnded: true };
}
