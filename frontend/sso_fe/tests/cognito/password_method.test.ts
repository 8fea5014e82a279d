import { expect, test } from 'vitest';

import { connect, EMAIL, failure, PASSWORD } from './connection';
import { json, refuse } from './fake_cognito';

const TOKENS = { AuthenticationResult: { IdToken: 'id', AccessToken: 'access', RefreshToken: 'refresh' } };
const SIGNED_IN = { kind: 'signedIn', idToken: 'id', accessToken: 'access' };

test('sends the password where Cognito must show it to another pool', async () => {
  const { client, cognito } = connect('password');
  cognito.answers.set('InitiateAuth', () => json(200, TOKENS));
  expect(await client.signIn(EMAIL, PASSWORD)).toEqual(SIGNED_IN);
  expect(cognito.calls.map(({ action, body }) => [action, body])).toEqual([
    [
      'InitiateAuth',
      {
        ClientId: 'sso-client',
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: EMAIL, PASSWORD },
      },
    ],
  ]);
});

test.each([
  ['Cognito’s name for the user', { USER_ID_FOR_SRP: 'sub-of-anna' }, 'sub-of-anna'],
  ['the email where it told none', undefined, EMAIL],
])('answers a challenge under %s', async (_name, parameters, username) => {
  const { client, cognito } = connect('password');
  const challenge = { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's-1', ChallengeParameters: parameters };
  cognito.answers.set('InitiateAuth', () => json(200, challenge));
  cognito.answers.set('RespondToAuthChallenge', () => json(200, TOKENS));
  const result = await client.signIn(EMAIL, PASSWORD);
  expect(await (result.kind === 'totp' && result.answer('123456'))).toEqual(SIGNED_IN);
  expect(cognito.calls[1]?.body).toMatchObject({
    Session: 's-1',
    ChallengeResponses: { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: '123456' },
  });
});

test('proves the password of a login that may change the account, since only that carries its purpose', async () => {
  const { client, cognito } = connect('password');
  expect(await client.signIn(EMAIL, PASSWORD, { purpose: 'account' })).toEqual(SIGNED_IN);
  expect(cognito.calls.map(({ body }) => body['AuthFlow'] ?? body['ClientMetadata'])).toEqual([
    'USER_SRP_AUTH',
    { purpose: 'account' },
  ]);
  expect(JSON.stringify(cognito.calls)).not.toContain(PASSWORD);
});

test.each([
  ['NotAuthorizedException', 'Incorrect username or password.', 'invalid_credentials'],
  ['UserNotFoundException', 'User does not exist.', 'invalid_credentials'],
  ['NotAuthorizedException', 'Password attempts exceeded', 'too_many_requests'],
  ['UserNotConfirmedException', 'no', 'user_not_confirmed'],
  ['InternalErrorException', '', 'temporarily_unavailable'],
])('%s %j is %s', async (type, message, code) => {
  const { client, cognito } = connect('password');
  cognito.answers.set('InitiateAuth', () => refuse(type, message));
  expect((await failure(client.signIn(EMAIL, PASSWORD))).code).toBe(code);
});
