/** The Cognito client of one site, at a Cognito that knows Anna. */
import { expect } from 'vitest';

import { createCognitoClient, CognitoError, type CognitoClient, type SignInMethod } from '../../src/cognito';
import { createFakeCognito, type FakeCognito } from './fake_cognito';
import vectors from './vectors/srp.json';

export const EMAIL = 'anna@example.com';
export const PASSWORD = 'Grüße-aus-Graz-1';
export const USERNAME = 'sub-of-anna';

export function connect(signInMethod: SignInMethod = 'srp'): { cognito: FakeCognito; client: CognitoClient } {
  const cognito = createFakeCognito({
    N: BigInt(`0x${vectors.N}`),
    poolName: 'Ab_12',
    userId: USERNAME,
    email: EMAIL,
    password: PASSWORD,
  });
  const client = createCognitoClient(
    { endpoint: 'https://cognito.example', clientId: 'sso-client', userPoolId: 'eu-west-1_Ab_12', signInMethod },
    { fetch: cognito.fetch, now: () => Date.UTC(2026, 10, 23, 4, 0, 0) },
  );
  return { cognito, client };
}

export async function failure(promise: Promise<unknown>): Promise<CognitoError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CognitoError);
  return error as CognitoError;
}
