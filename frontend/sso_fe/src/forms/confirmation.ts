/** Confirms a registration and, where the password is still known, signs in with it. */
import { CognitoError, type CognitoClient, type SignInResult } from '../cognito';
import { isUnclear, trySignIn } from './try_sign_in';

export interface Confirmation {
  email: string;
  /** Null after a reload: it is kept in memory only. */
  password: string | null;
  code: string;
  applicationId: string | undefined;
}

type Cognito = Pick<CognitoClient, 'confirmSignUp' | 'signIn'>;

/** What the login led to; null when the account is confirmed but the user must sign in. */
export async function confirmAndSignIn(cognito: Cognito, confirmation: Confirmation): Promise<SignInResult | null> {
  const { email, password, code, applicationId } = confirmation;
  try {
    await cognito.confirmSignUp({ email, code, applicationId });
  } catch (error) {
    const mayBeIn = password !== null && (isUnclear(error) || isRefusedCode(error));
    const result = mayBeIn ? await trySignIn(cognito, email, password) : null;
    if (result === null) throw error;
    return result;
  }
  return password === null ? null : trySignIn(cognito, email, password);
}

/** Used up already where another tab, or an answer that got lost, has confirmed the account. */
function isRefusedCode(error: unknown): boolean {
  return error instanceof CognitoError && (error.code === 'invalid_code' || error.code === 'expired_code');
}
