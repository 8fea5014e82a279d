import { describe, expect, test } from 'vitest';

import type { CognitoClient } from '../../src/cognito';
import { connect, EMAIL, failure } from './connection';
import { json, refuse } from './fake_cognito';

const NEXT = 'Servus-Graz-22';

describe('a forgotten password', () => {
  const recover = { email: EMAIL, code: '123456', password: NEXT };

  test('is replaced by the code', async () => {
    const { client, cognito } = connect();
    await client.confirmForgotPassword(recover);
    expect(cognito.calls[0]).toMatchObject({
      action: 'ConfirmForgotPassword',
      body: { ClientId: 'sso-client', Username: EMAIL, ConfirmationCode: '123456', Password: NEXT },
    });
  });

  test.each([
    ['CodeMismatchException', 'no', 'invalid_code'],
    ['UserNotFoundException', 'no', 'invalid_code'],
    ['UserNotConfirmedException', 'no', 'invalid_code'],
    ['NotAuthorizedException', 'User is disabled.', 'invalid_code'],
    ['ExpiredCodeException', 'no', 'expired_code'],
    ['InvalidPasswordException', 'no', 'invalid_password'],
    ['PasswordHistoryPolicyViolationException', 'no', 'invalid_password'],
    ['InvalidParameterException', "Value at 'password' failed to satisfy constraint", 'invalid_password'],
    ['LimitExceededException', 'Attempt limit exceeded, please try after some time.', 'too_many_requests'],
    ['UserLambdaValidationException', 'no', 'temporarily_unavailable'],
  ])('%s %j is %s', async (type, message, code) => {
    const { client, cognito } = connect();
    cognito.answers.set('ConfirmForgotPassword', () => refuse(type, message));
    expect((await failure(client.confirmForgotPassword(recover))).code).toBe(code);
  });
});

describe('a change of password', () => {
  const change = { accessToken: 'access', current: 'Grüße-aus-Graz-1', next: NEXT };

  test('proves the current one', async () => {
    const { client, cognito } = connect();
    await client.changePassword(change);
    expect(cognito.calls[0]).toMatchObject({
      action: 'ChangePassword',
      body: { AccessToken: 'access', PreviousPassword: change.current, ProposedPassword: NEXT },
    });
    expect(cognito.calls[0]?.body).not.toHaveProperty('ClientId');
  });

  test.each([
    ['NotAuthorizedException', 'Incorrect username or password.', 'invalid_credentials'],
    ['InvalidParameterException', "Value at 'previousPassword' failed to satisfy constraint", 'invalid_credentials'],
    ['NotAuthorizedException', 'Access Token has expired', 'expired_login'],
    ['NotAuthorizedException', 'Access Token does not have required scopes', 'expired_login'],
    ['InvalidPasswordException', 'no', 'invalid_password'],
    ['InvalidParameterException', "Value at 'proposedPassword' failed to satisfy constraint", 'invalid_password'],
    ['LimitExceededException', 'no', 'too_many_requests'],
  ])('%s %j is %s', async (type, message, code) => {
    const { client, cognito } = connect();
    cognito.answers.set('ChangePassword', () => refuse(type, message));
    expect((await failure(client.changePassword(change))).code).toBe(code);
  });
});

describe('the authenticator app of a signed-in user', () => {
  const preference = (use: boolean): unknown => ({
    AccessToken: 'access',
    SoftwareTokenMfaSettings: { Enabled: use, PreferredMfa: use },
  });

  test('is set up by its secret and its first code', async () => {
    const { client, cognito } = connect();
    cognito.answers.set('AssociateSoftwareToken', () => json(200, { SecretCode: 'JBSWY3DP' }));
    cognito.answers.set('VerifySoftwareToken', () => json(200, { Status: 'SUCCESS' }));
    expect(await client.beginTotp('access')).toEqual({ secret: 'JBSWY3DP' });
    await client.finishTotp('access', '123456');
    expect(cognito.calls.map(({ action, body }) => [action, body])).toEqual([
      ['AssociateSoftwareToken', { AccessToken: 'access' }],
      ['VerifySoftwareToken', { AccessToken: 'access', UserCode: '123456' }],
      ['SetUserMFAPreference', preference(true)],
    ]);
  });

  test('is not asked for after a wrong first code', async () => {
    const { client, cognito } = connect();
    cognito.answers.set('VerifySoftwareToken', () => refuse('EnableSoftwareTokenMFAException'));
    expect((await failure(client.finishTotp('access', '000000'))).code).toBe('invalid_code');
    expect(cognito.calls).toHaveLength(1);
  });

  test('is removed', async () => {
    const { client, cognito } = connect();
    await client.removeTotp('access');
    expect(cognito.calls[0]).toMatchObject({ action: 'SetUserMFAPreference', body: preference(false) });
  });

  test.each<[string, (client: CognitoClient) => Promise<unknown>]>([
    ['AssociateSoftwareToken', (client) => client.beginTotp('access')],
    ['VerifySoftwareToken', (client) => client.finishTotp('access', '123456')],
    ['SetUserMFAPreference', (client) => client.finishTotp('access', '123456')],
    ['SetUserMFAPreference', (client) => client.removeTotp('access')],
  ])('a token that ran out at %s asks for a new login', async (action, run) => {
    const { client, cognito } = connect();
    cognito.answers.set('VerifySoftwareToken', () => json(200, { Status: 'SUCCESS' }));
    cognito.answers.set(action, () => refuse('NotAuthorizedException', 'Access Token has been revoked'));
    expect((await failure(run(client))).code).toBe('expired_login');
  });
});
