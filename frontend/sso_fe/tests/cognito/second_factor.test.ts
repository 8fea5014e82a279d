import { describe, expect, test } from 'vitest';

import type { SignInOptions, SignInResult, TotpChallenge, TotpSetupChallenge } from '../../src/cognito';
import { connect, EMAIL, failure, PASSWORD, USERNAME } from './connection';
import { json, refuse, type FakeCognito } from './fake_cognito';

const TOKENS = { AuthenticationResult: { IdToken: 'id', AccessToken: 'access', RefreshToken: 'refresh' } };
const SIGNED_IN = { kind: 'signedIn', idToken: 'id', accessToken: 'access' };
const RESPOND = 'RespondToAuthChallenge';

type OfKind<K> = Extract<SignInResult, { kind: K }>;

/** Signs in at a Cognito that answers the right password with `challenge`. */
async function challenged<K extends SignInResult['kind']>(
  kind: K,
  challenge: Record<string, unknown>,
  options?: SignInOptions,
): Promise<{ cognito: FakeCognito; result: OfKind<K> }> {
  const { client, cognito } = connect();
  cognito.answers.set(RESPOND, () => json(200, challenge));
  const result = await client.signIn(EMAIL, PASSWORD, options);
  expect(result.kind).toBe(kind);
  cognito.answers.set(RESPOND, () => json(200, TOKENS));
  return { cognito, result: result as OfKind<K> };
}

const asksForCode = (options?: SignInOptions): Promise<{ cognito: FakeCognito; result: TotpChallenge }> =>
  challenged('totp', { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's-1' }, options);

async function asksForSetup(
  options?: SignInOptions,
): Promise<{ cognito: FakeCognito; result: TotpSetupChallenge }> {
  const parameters = { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' };
  const opened = await challenged(
    'totpSetup',
    { ChallengeName: 'MFA_SETUP', Session: 's-1', ChallengeParameters: parameters },
    options,
  );
  opened.cognito.answers.set('AssociateSoftwareToken', () => json(200, { SecretCode: 'JBSWY3DP', Session: 's-2' }));
  opened.cognito.answers.set('VerifySoftwareToken', () => json(200, { Status: 'SUCCESS', Session: 's-3' }));
  return opened;
}

const sent = (cognito: FakeCognito): unknown[] => cognito.calls.map(({ action, body }) => [action, body]);

describe('a user with an authenticator app', () => {
  test('is signed in by its code', async () => {
    const { cognito, result } = await asksForCode();
    expect(await result.answer('123456')).toEqual(SIGNED_IN);
    expect(sent(cognito).at(-1)).toEqual([
      RESPOND,
      {
        ClientId: 'sso-client',
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: 's-1',
        ChallengeResponses: { USERNAME, SOFTWARE_TOKEN_MFA_CODE: '123456' },
      },
    ]);
  });

  test('may try again after a wrong code', async () => {
    const { cognito, result } = await asksForCode();
    cognito.answers.set(RESPOND, () => refuse('CodeMismatchException'));
    expect((await failure(result.answer('000000'))).code).toBe('invalid_code');
    cognito.answers.set(RESPOND, () => json(200, TOKENS));
    expect(await result.answer('123456')).toEqual(SIGNED_IN);
  });

  test.each([
    ['ExpiredCodeException', 'Your software token has already been used once.', 'invalid_code'],
    ['NotAuthorizedException', 'Invalid session for the user, session is expired.', 'expired_login'],
    ['NotAuthorizedException', 'Password attempts exceeded', 'too_many_requests'],
    ['InternalErrorException', '', 'temporarily_unavailable'],
  ])('%s %j is %s', async (type, message, code) => {
    const { cognito, result } = await asksForCode();
    cognito.answers.set(RESPOND, () => refuse(type, message));
    expect((await failure(result.answer('123456'))).code).toBe(code);
  });
});

describe('a user who must set up an authenticator app', () => {
  test('gets a secret, proves it and is signed in, each step under the last one’s session', async () => {
    const { cognito, result } = await asksForSetup();
    expect(await result.begin()).toEqual({ secret: 'JBSWY3DP' });
    expect(await result.verify('123456')).toEqual(SIGNED_IN);
    expect(sent(cognito).slice(-3)).toEqual([
      ['AssociateSoftwareToken', { Session: 's-1' }],
      ['VerifySoftwareToken', { Session: 's-2', UserCode: '123456' }],
      [RESPOND, { ClientId: 'sso-client', ChallengeName: 'MFA_SETUP', Session: 's-3', ChallengeResponses: { USERNAME } }],
    ]);
  });

  test.each([
    ['a code that is not the app’s', () => refuse('EnableSoftwareTokenMFAException'), 'invalid_code'],
    ['a mismatch', () => refuse('CodeMismatchException'), 'invalid_code'],
    ['a status other than success', () => json(200, { Status: 'ERROR', Session: 's-3' }), 'invalid_code'],
    ['a session that ran out', () => refuse('NotAuthorizedException'), 'expired_login'],
  ])('%s', async (_name, answer, code) => {
    const { cognito, result } = await asksForSetup();
    await result.begin();
    cognito.answers.set('VerifySoftwareToken', answer);
    expect((await failure(result.verify('000000'))).code).toBe(code);
  });

  test('a lost last answer is repeated without spending a second code', async () => {
    const { cognito, result } = await asksForSetup();
    await result.begin();
    cognito.answers.set(RESPOND, () => Promise.reject(new TypeError('network down')));
    expect((await failure(result.verify('123456'))).code).toBe('temporarily_unavailable');
    cognito.answers.set(RESPOND, () => json(200, TOKENS));
    expect(await result.verify('123456')).toEqual(SIGNED_IN);
    expect(cognito.calls.filter(({ action }) => action === 'VerifySoftwareToken')).toHaveLength(1);
  });

  test('an expired session at the beginning leads back to the password', async () => {
    const { cognito, result } = await asksForSetup();
    cognito.answers.set('AssociateSoftwareToken', () => refuse('NotAuthorizedException'));
    expect((await failure(result.begin())).code).toBe('expired_login');
  });

  test('where only text messages may be set up is not signed in here', async () => {
    const { client, cognito } = connect();
    const parameters = { MFAS_CAN_SETUP: '["SMS_MFA"]' };
    cognito.answers.set(RESPOND, () => json(200, { ChallengeName: 'MFA_SETUP', ChallengeParameters: parameters }));
    expect((await failure(client.signIn(EMAIL, PASSWORD))).code).toBe('unsupported_challenge');
  });
});

describe('the purpose of a login', () => {
  const purposes = (cognito: FakeCognito): unknown[] =>
    cognito.calls.filter(({ action }) => action === RESPOND).map(({ body }) => body['ClientMetadata']);

  test('rides along with the password and with the code', async () => {
    const { cognito, result } = await asksForCode({ purpose: 'account' });
    await result.answer('123456');
    expect(purposes(cognito)).toEqual([{ purpose: 'account' }, { purpose: 'account' }]);
  });

  test('rides along with the set-up', async () => {
    const { cognito, result } = await asksForSetup({ purpose: 'account' });
    await result.begin();
    await result.verify('123456');
    expect(purposes(cognito)).toEqual([{ purpose: 'account' }, { purpose: 'account' }]);
  });

  test('is nothing unless asked for', async () => {
    const { cognito, result } = await asksForCode();
    await result.answer('123456');
    expect(purposes(cognito)).toEqual([undefined, undefined]);
  });
});
