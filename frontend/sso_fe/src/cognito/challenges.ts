/** What Cognito asks for once it knows the password, and what the answers lead to. */
import type { CallCognito } from './call';
import { CognitoError } from './errors';
import { parseObject, textOf, type Json } from './transport';

export interface SignedIn {
  kind: 'signedIn';
  idToken: string;
  accessToken: string;
}

/** A user made by somebody else: the password was temporary. One refused (`invalid_password`) may be followed by another. */
export interface NewPasswordChallenge {
  kind: 'newPassword';
  /** The account has no name yet, so the answer brings one. */
  nameMissing: boolean;
  /** `same_password` stands for the temporary one once more. */
  answer(password: string, name?: string): Promise<SignInResult>;
}

/** A user with an authenticator app. A wrong code (`invalid_code`) may be followed by another. */
export interface TotpChallenge {
  kind: 'totp';
  answer(code: string): Promise<SignInResult>;
}

/** The pool wants a second factor of a user who has none yet. */
export interface TotpSetupChallenge {
  kind: 'totpSetup';
  /** The secret for the authenticator app, base32; each call makes a new one. */
  begin(): Promise<{ secret: string }>;
  /** Ends the set-up with the app's first code, and with it the login. */
  verify(code: string): Promise<SignInResult>;
}

/** Cognito gives each challenge a few minutes; then its answers throw `expired_login`. */
export type SignInResult = SignedIn | NewPasswordChallenge | TotpChallenge | TotpSetupChallenge;

/** One user's login, as far as the password. */
export interface Exchange {
  call: CallCognito;
  respond(challenge: string, responses: Json, session?: unknown): Promise<Json>;
  /** The one that was right. */
  password: string;
  /** The same user's login anew. */
  signIn(password: string): Promise<SignInResult>;
}

export function resultOf(exchange: Exchange, answer: Json): SignInResult {
  const { AuthenticationResult, ChallengeName, ChallengeParameters, Session } = answer;
  const { IdToken, AccessToken } = Object(AuthenticationResult) as Json;
  const idToken = textOf(IdToken);
  const accessToken = textOf(AccessToken);
  if (idToken && accessToken) return { kind: 'signedIn', idToken, accessToken };
  const parameters = Object(ChallengeParameters) as Json;
  if (ChallengeName === 'NEW_PASSWORD_REQUIRED') return newPassword(exchange, parameters, Session);
  if (ChallengeName === 'SOFTWARE_TOKEN_MFA') return totpChallenge(exchange, Session);
  const canSetUp = /SOFTWARE_TOKEN_MFA/.test(String(parameters['MFAS_CAN_SETUP']));
  if (ChallengeName === 'MFA_SETUP' && canSetUp) return totpSetup(exchange, Session);
  throw unmetChallenge(ChallengeName);
}

function newPassword(exchange: Exchange, parameters: Json, session: unknown): NewPasswordChallenge {
  const known = jsonIn(parameters['userAttributes']);
  const missing = Object.values(jsonIn(parameters['requiredAttributes']))
    .map((name) => String(name).replace('userAttributes.', ''))
    .filter((name) => name !== 'name' && !known[name]);
  if (missing.length > 0) throw new CognitoError('unsupported_challenge', `missing attributes: ${missing.join()}`);
  let unclear = false;

  return {
    kind: 'newPassword',
    nameMissing: !known['name'],
    async answer(password, name) {
      if (password === exchange.password) throw new CognitoError('same_password');
      const responses = { NEW_PASSWORD: password, 'userAttributes.name': name };
      try {
        return resultOf(exchange, await exchange.respond('NEW_PASSWORD_REQUIRED', responses, session));
      } catch (error) {
        // Set, perhaps, though the answer got lost: the session is spent then, and signing in tells.
        unclear ||= error instanceof CognitoError && error.code === 'temporarily_unavailable';
        if (!unclear) throw error;
        return exchange.signIn(password).catch(() => {
          throw error;
        });
      }
    },
  };
}

function totpChallenge(exchange: Exchange, session: unknown): TotpChallenge {
  return {
    kind: 'totp',
    answer: async (code) =>
      resultOf(exchange, await exchange.respond('SOFTWARE_TOKEN_MFA', { SOFTWARE_TOKEN_MFA_CODE: code }, session)),
  };
}

function totpSetup(exchange: Exchange, given: unknown): TotpSetupChallenge {
  const { call, respond } = exchange;
  let session = given;
  let verified = false;
  return {
    kind: 'totpSetup',
    async begin() {
      const answer = await call('AssociateSoftwareToken', { Session: session });
      session = answer['Session'];
      return secretOf(answer);
    },
    async verify(code) {
      // Verified, but the answer to the challenge got lost: the code is spent, the session is not.
      if (!verified) {
        session = await verifyToken(call, code, { Session: session });
        verified = true;
      }
      return resultOf(exchange, await respond('MFA_SETUP', {}, session));
    },
  };
}

export function secretOf({ SecretCode }: Json): { secret: string } {
  const secret = textOf(SecretCode);
  if (secret) return { secret };
  throw new CognitoError('temporarily_unavailable', 'no secret');
}

/** Proves with the app's code that it has the secret; answers the session that goes on, if any. */
export async function verifyToken(call: CallCognito, code: string, login: Json): Promise<unknown> {
  const { Status, Session } = await call('VerifySoftwareToken', { ...login, UserCode: code });
  if (Status !== 'SUCCESS') throw new CognitoError('invalid_code', `status ${String(Status)}`);
  return Session;
}

/** Cognito wants something that is not done here; without a name, something else answered for it. */
export function unmetChallenge(name: unknown): CognitoError {
  return textOf(name)
    ? new CognitoError('unsupported_challenge', `unsupported challenge ${String(name)}`)
    : new CognitoError('temporarily_unavailable', 'neither tokens nor a challenge');
}

/** Cognito packs a challenge's lists and objects into text. */
function jsonIn(parameter: unknown): Json {
  return parseObject(textOf(parameter) ?? '') ?? {};
}
