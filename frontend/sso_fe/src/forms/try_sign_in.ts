/** Signing in as the last part of something else, which has succeeded or whose outcome is unclear. */
import { CognitoError, type CognitoClient, type SignInResult } from '../cognito';

/** Cognito may have done it before its trigger failed or the answer got lost; signing in tells. */
export function isUnclear(error: unknown): boolean {
  return error instanceof CognitoError && error.code === 'temporarily_unavailable';
}

/** Null where Cognito does not let the user in. */
export async function trySignIn(
  cognito: Pick<CognitoClient, 'signIn'>,
  email: string,
  password: string,
): Promise<SignInResult | null> {
  try {
    return await cognito.signIn(email, password);
  } catch (error) {
    if (error instanceof CognitoError) return null;
    throw error;
  }
}
