import { describe, expect, test } from 'vitest';

import { connect, EMAIL, failure, PASSWORD } from './connection';
import { json, refuse } from './fake_cognito';

const PERSON = { email: EMAIL, password: PASSWORD, name: 'Anna', acceptsMarketing: false };

describe('signIn', () => {
  test('proves the password to the server and drops the refresh token', async () => {
    const { client } = connect();
    expect(await client.signIn(EMAIL, PASSWORD)).toEqual({ kind: 'signedIn', idToken: 'id', accessToken: 'access' });
  });

  test('never sends the password', async () => {
    const { client, cognito } = connect();
    await client.signIn(EMAIL, PASSWORD);
    expect(cognito.calls.map(({ action }) => action)).toEqual(['InitiateAuth', 'RespondToAuthChallenge']);
    const wire = JSON.stringify(cognito.calls);
    expect(wire).not.toContain(PASSWORD);
    expect(wire).not.toContain(JSON.stringify(PASSWORD).slice(1, -1));
  });

  test('speaks Cognito’s JSON protocol without cookies', async () => {
    const { client, cognito } = connect();
    await client.signIn(EMAIL, PASSWORD);
    const [first] = cognito.calls;
    expect(first?.url).toBe('https://cognito.example/');
    expect(first?.init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
    });
    expect(first?.body).toMatchObject({ ClientId: 'sso-client', AuthFlow: 'USER_SRP_AUTH' });
  });

  test.each([
    ['a wrong password', EMAIL, 'grüße-aus-graz-1'],
    ['an unknown email', 'nobody@example.com', PASSWORD],
  ])('answers alike for %s', async (_name, email, password) => {
    expect((await failure(connect().client.signIn(email, password))).code).toBe('invalid_credentials');
  });

  test.each([
    ['SMS_MFA', 'unsupported_challenge'],
    [undefined, 'temporarily_unavailable'],
  ])('the challenge %s in place of tokens is %s', async (name, code) => {
    for (const action of ['InitiateAuth', 'RespondToAuthChallenge']) {
      const { client, cognito } = connect();
      cognito.answers.set(action, () => json(200, { ChallengeName: name }));
      expect((await failure(client.signIn(EMAIL, PASSWORD))).code).toBe(code);
    }
  });

  test.each<[string, () => Response | Promise<Response>, string]>([
    ['lock-out', () => refuse('NotAuthorizedException', 'Password attempts exceeded'), 'too_many_requests'],
    ['throttling', () => refuse('TooManyRequestsException'), 'too_many_requests'],
    ['a throttling gateway', () => new Response('slow down', { status: 429 }), 'too_many_requests'],
    ['an unconfirmed user', () => refuse('UserNotConfirmedException'), 'user_not_confirmed'],
    [
      'an old invitation',
      () => refuse('NotAuthorizedException', 'User account has expired, it must be reset by an administrator.'),
      'temporary_password_expired',
    ],
    ['a reset password', () => refuse('PasswordResetRequiredException'), 'password_reset_required'],
    ['a fault inside', () => refuse('InternalErrorException', '', 500), 'temporarily_unavailable'],
    ['a namespaced type', () => refuse('com.amazon.coral#UserNotConfirmedException'), 'user_not_confirmed'],
    ['an unknown type', () => refuse('BrandNewException'), 'temporarily_unavailable'],
    ['an HTML page', () => new Response('<html>', { status: 502 }), 'temporarily_unavailable'],
    ['a captive portal', () => new Response('<html>'), 'temporarily_unavailable'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'temporarily_unavailable'],
  ])('%s', async (_name, answer, code) => {
    const { client, cognito } = connect();
    for (const action of ['InitiateAuth', 'RespondToAuthChallenge']) {
      cognito.answers.clear();
      cognito.answers.set(action, answer);
      expect((await failure(client.signIn(EMAIL, PASSWORD))).code).toBe(code);
    }
  });

  test('a server that cheats at SRP gets no proof', async () => {
    const { client, cognito } = connect();
    const challenge = { SALT: '01', SRP_B: '00', SECRET_BLOCK: 'AA==', USER_ID_FOR_SRP: 'u' };
    cognito.answers.set('InitiateAuth', () =>
      json(200, { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: challenge }),
    );
    expect((await failure(client.signIn(EMAIL, PASSWORD))).code).toBe('temporarily_unavailable');
    expect(cognito.calls).toHaveLength(1);
  });

  test('a challenge without what it consists of is a fault inside', async () => {
    const { client, cognito } = connect();
    cognito.answers.set('InitiateAuth', () => json(200, { ChallengeName: 'PASSWORD_VERIFIER' }));
    expect((await failure(client.signIn(EMAIL, PASSWORD))).code).toBe('temporarily_unavailable');
  });

  test('an error says when to return', async () => {
    const { client, cognito } = connect();
    const headers = { 'retry-after': '30' };
    cognito.answers.set('InitiateAuth', () => json(400, { __type: 'LimitExceededException' }, headers));
    expect((await failure(client.signIn(EMAIL, PASSWORD))).retryAfter).toBe(30);
  });
});

describe('sign-up', () => {
  test('sends the profile and, for the triggers, the application', async () => {
    const { client, cognito } = connect();
    const details = { ...PERSON, phone: '+43664123', gender: 'female', acceptsMarketing: true };
    await client.signUp({ ...details, applicationId: 'shop', language: 'de' });
    expect(cognito.calls[0]?.body).toEqual({
      ClientId: 'sso-client',
      Username: EMAIL,
      Password: PASSWORD,
      UserAttributes: [
        { Name: 'email', Value: EMAIL },
        { Name: 'name', Value: 'Anna' },
        { Name: 'phone_number', Value: '+43664123' },
        { Name: 'gender', Value: 'female' },
        { Name: 'custom:accepts_marketing', Value: 'true' },
      ],
      ClientMetadata: { application_id: 'shop', language: 'de' },
    });
  });

  test('leaves out what was not given', async () => {
    const { client, cognito } = connect();
    await client.signUp({ ...PERSON, phone: '', gender: undefined });
    expect(cognito.calls[0]?.body).not.toHaveProperty('ClientMetadata');
    expect(cognito.calls[0]?.body['UserAttributes']).toEqual([
      { Name: 'email', Value: EMAIL },
      { Name: 'name', Value: 'Anna' },
      { Name: 'custom:accepts_marketing', Value: 'false' },
    ]);
  });

  test.each([
    ['UsernameExistsException', 'no', 'user_exists'],
    ['UserLambdaValidationException', 'PreSignUp failed with error Blocked.', 'sign_up_refused'],
    ['InvalidPasswordException', 'no', 'invalid_password'],
    ['InvalidParameterException', "Value at 'password' failed to satisfy constraint", 'invalid_password'],
    ['InvalidParameterException', 'Invalid phone number format.', 'invalid_request'],
    ['CodeDeliveryFailureException', 'no', 'temporarily_unavailable'],
  ])('%s %j is %s', async (type, message, code) => {
    const { client, cognito } = connect();
    cognito.answers.set('SignUp', () => refuse(type, message));
    expect(await failure(client.signUp(PERSON))).toMatchObject({ code, message });
  });

  test('confirms with the code and the application', async () => {
    const { client, cognito } = connect();
    cognito.answers.set('ConfirmSignUp', () => new Response(''));
    await client.confirmSignUp({ email: EMAIL, code: '123456', applicationId: 'shop' });
    expect(cognito.calls[0]?.body).toEqual({
      ClientId: 'sso-client',
      Username: EMAIL,
      ConfirmationCode: '123456',
      ClientMetadata: { application_id: 'shop' },
    });
  });

  test.each([
    ['CodeMismatchException', 'invalid_code'],
    ['ExpiredCodeException', 'expired_code'],
    ['NotAuthorizedException', 'invalid_code'],
    ['UserNotFoundException', 'invalid_code'],
    ['TooManyFailedAttemptsException', 'too_many_requests'],
    ['UserLambdaValidationException', 'temporarily_unavailable'],
  ])('a code refused by %s is %s', async (type, code) => {
    const { client, cognito } = connect();
    cognito.answers.set('ConfirmSignUp', () => refuse(type));
    expect((await failure(client.confirmSignUp({ email: EMAIL, code: '000000' }))).code).toBe(code);
  });
});
