import { describe, expect, test } from 'vitest';

import type { CognitoClient, NewPasswordChallenge, SignInOptions } from '../../src/cognito';
import { connect, EMAIL, failure, PASSWORD, USERNAME } from './connection';
import { json, refuse, type FakeCognito } from './fake_cognito';

const TOKENS = { AuthenticationResult: { IdToken: 'id', AccessToken: 'access', RefreshToken: 'refresh' } };
const SIGNED_IN = { kind: 'signedIn', idToken: 'id', accessToken: 'access' };
const RESPOND = 'RespondToAuthChallenge';
const NEXT = 'Hase-und-Igel-22';
const EXPIRED = (): Response => refuse('NotAuthorizedException', 'Invalid session for the user, session is expired.');

interface Invited {
  cognito: FakeCognito;
  client: CognitoClient;
  result: NewPasswordChallenge;
}

function challengeFor(userAttributes: unknown, requiredAttributes: unknown = []): Record<string, unknown> {
  const parameters = {
    userAttributes: JSON.stringify(userAttributes),
    requiredAttributes: JSON.stringify(requiredAttributes),
  };
  return { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's-1', ChallengeParameters: parameters };
}

/** Signs in with a temporary password. */
async function invited(
  challenge = challengeFor({ email: EMAIL, name: 'Anna' }),
  options?: SignInOptions,
): Promise<Invited> {
  const { client, cognito } = connect();
  cognito.answers.set(RESPOND, () => json(200, challenge));
  const result = await client.signIn(EMAIL, PASSWORD, options);
  cognito.answers.set(RESPOND, () => json(200, TOKENS));
  return { client, cognito, result: result as NewPasswordChallenge };
}

const lastBody = (cognito: FakeCognito): unknown => cognito.calls.at(-1)?.body;

describe('an invited user', () => {
  test('replaces the temporary password and is signed in', async () => {
    const { cognito, result } = await invited();
    expect(result).toMatchObject({ kind: 'newPassword', nameMissing: false });
    expect(await result.answer(NEXT)).toEqual(SIGNED_IN);
    expect(lastBody(cognito)).toEqual({
      ClientId: 'sso-client',
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: 's-1',
      ChallengeResponses: { USERNAME, NEW_PASSWORD: NEXT },
    });
  });

  test.each([
    ['unknown', challengeFor({ email: EMAIL })],
    ['empty', challengeFor({ email: EMAIL, name: '' })],
    ['required', challengeFor({ email: EMAIL }, ['userAttributes.name'])],
    ['unknown for want of parameters', { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's-1' }],
  ])('gives a name that is %s', async (_how, challenge) => {
    const { cognito, result } = await invited(challenge);
    expect(result.nameMissing).toBe(true);
    await result.answer(NEXT, 'Anna Bauer');
    expect(lastBody(cognito)).toMatchObject({
      ChallengeResponses: { USERNAME, NEW_PASSWORD: NEXT, 'userAttributes.name': 'Anna Bauer' },
    });
  });

  test('who lacks what this site cannot ask for is told so', async () => {
    const { client, cognito } = connect();
    const required = ['userAttributes.email', 'userAttributes.phone_number'];
    cognito.answers.set(RESPOND, () => json(200, challengeFor({ email: EMAIL }, required)));
    expect(await failure(client.signIn(EMAIL, PASSWORD))).toMatchObject({
      code: 'unsupported_challenge',
      message: 'missing attributes: phone_number',
    });
  });

  test('may be asked for the second factor next', async () => {
    const { cognito, result } = await invited();
    cognito.answers.set(RESPOND, () => json(200, { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's-2' }));
    const next = await result.answer(NEXT);
    cognito.answers.set(RESPOND, () => json(200, TOKENS));
    expect(await (next.kind === 'totp' && next.answer('123456'))).toEqual(SIGNED_IN);
    expect(lastBody(cognito)).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's-2' });
  });

  test('keeps the purpose of the login', async () => {
    const { cognito, result } = await invited(undefined, { purpose: 'account' });
    await result.answer(NEXT);
    expect(lastBody(cognito)).toMatchObject({ ClientMetadata: { purpose: 'account' } });
  });
});

describe('a new password', () => {
  test('that is the temporary one is not sent', async () => {
    const { cognito, result } = await invited();
    const calls = cognito.calls.length;
    expect((await failure(result.answer(PASSWORD))).code).toBe('same_password');
    expect(cognito.calls).toHaveLength(calls);
  });

  test('that Cognito refuses may be followed by another', async () => {
    const { cognito, result } = await invited();
    cognito.answers.set(RESPOND, () => refuse('InvalidPasswordException'));
    expect((await failure(result.answer(NEXT))).code).toBe('invalid_password');
    cognito.answers.set(RESPOND, () => json(200, TOKENS));
    expect(await result.answer(NEXT)).toEqual(SIGNED_IN);
  });

  test('given too late leads back to the password, and tries no sign-in', async () => {
    const { cognito, result } = await invited();
    const calls = cognito.calls.length;
    cognito.answers.set(RESPOND, EXPIRED);
    expect((await failure(result.answer(NEXT))).code).toBe('expired_login');
    expect(cognito.calls).toHaveLength(calls + 1);
  });
});

describe('a lost answer', () => {
  const lost = (): Promise<Response> => Promise.reject(new TypeError('network down'));

  test('to a password that was set is made up for by signing in with it', async () => {
    const { cognito, result } = await invited();
    const answers = [lost, () => json(200, TOKENS)];
    cognito.answers.set(RESPOND, () => answers.shift()!());
    expect(await result.answer(NEXT)).toEqual(SIGNED_IN);
    expect(cognito.calls.slice(-2).map(({ action }) => action)).toEqual(['InitiateAuth', RESPOND]);
  });

  test('to one that was not set is the failure that it was', async () => {
    const { cognito, result } = await invited();
    const answers = [lost, () => refuse('NotAuthorizedException', 'Incorrect username or password.')];
    cognito.answers.set(RESPOND, () => answers.shift()!());
    expect((await failure(result.answer(NEXT))).code).toBe('temporarily_unavailable');
  });

  test('is made up for also by the next try, whose session is spent', async () => {
    const { cognito, result } = await invited();
    cognito.answers.set(RESPOND, lost);
    cognito.answers.set('InitiateAuth', lost);
    expect((await failure(result.answer(NEXT))).code).toBe('temporarily_unavailable');
    cognito.answers.delete('InitiateAuth');
    const answers = [EXPIRED, () => json(200, TOKENS)];
    cognito.answers.set(RESPOND, () => answers.shift()!());
    expect(await result.answer(NEXT)).toEqual(SIGNED_IN);
  });
});
