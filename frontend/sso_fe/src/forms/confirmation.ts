/** Confirms a registration and, where the password is still known, signs in with it. */
import type { CognitoClient, SignInResult } from '../cognito';
import { isUnclear, trySignIn } from './try_sign_in';

export interface Confirmation {
  email: string;
  /** Null after a reload: it is kept in memory only. */
  password: string | null;
  code: string;
  applicationId: string;
}

type Cognito = Pick<CognitoClient, 'confirmSignUp' | 'signIn'>;

/** What the login led to; null when the account is confirmed but the user must sign in. */
export async function confirmAndSignIn(cognito: Cognito, confirmation: Confirmation): Promise<SignInResult | null> {
  const { email, password, code, applicationId } = confirmation;
  try {
    await cognito.confirmSignUp({ email, code, applicationId });
  } catch (error) {
    const result = isUnclear(error) && password !== null ? await trySignIn(cognito, email, password) : null;
    if (result === null) throw error;
    return result;
  }
  return password === null ? null : trySignIn(cognito, email, password);
}
