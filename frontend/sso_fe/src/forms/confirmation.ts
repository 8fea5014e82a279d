/** Confirms a registration and, where the password is still known, signs in with it. */
import { CognitoError, type CognitoClient } from 'sso_sdk/cognito';

export interface Confirmation {
  email: string;
  /** Null after a reload: it is kept in memory only. */
  password: string | null;
  code: string;
  applicationId: string;
}

type Cognito = Pick<CognitoClient, 'confirmSignUp' | 'signIn'>;

/** The ID token of the login; null when the account is confirmed but the user must sign in. */
export async function confirmAndSignIn(cognito: Cognito, confirmation: Confirmation): Promise<string | null> {
  const { email, password, code, applicationId } = confirmation;
  try {
    await cognito.confirmSignUp({ email, code, applicationId });
  } catch (error) {
    const token = isUnclear(error) && password !== null ? await trySignIn(cognito, email, password) : null;
    if (token === null) throw error;
    return token;
  }
  return password === null ? null : trySignIn(cognito, email, password);
}

/** Cognito may have confirmed before its trigger failed or the answer got lost; signing in tells. */
function isUnclear(error: unknown): boolean {
  return error instanceof CognitoError && error.code === 'temporarily_unavailable';
}

async function trySignIn(cognito: Cognito, email: string, password: string): Promise<string | null> {
  try {
    return (await cognito.signIn(email, password)).idToken;
  } catch (error) {
    if (error instanceof CognitoError) return null;
    throw error;
  }
}
