/** Signing in at Cognito by the password: proved by SRP or, where a pool asks for that, sent. */
import type { CallCognito } from './call';
import { resultOf, unmetChallenge, type Exchange, type SignInResult } from './challenges';
import { CognitoError } from './errors';
import { createSrp, srpTimestamp, type PasswordChallenge, type SrpCrypto } from './srp';
import { textOf, type Json } from './transport';

/**
 * How the password reaches Cognito. Only a `password` in clear lets Cognito fetch a user from
 * another pool ("Migrate user Lambda trigger", AWS docs); else it never leaves the browser.
 */
export type SignInMethod = 'srp' | 'password';

export interface SignInOptions {
  /** Asks for an access token that may change the account itself. */
  purpose?: 'account' | undefined;
}

/** What an exchange needs of the outside. */
export interface SignInPlatform {
  call: CallCognito;
  clientId: string;
  method: SignInMethod;
  /** The part of the user pool's id after `_`. */
  poolName: string;
  crypto: SrpCrypto;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** @param username what Cognito knows the user by, as it told itself. */
type Begin = (username: string) => Exchange;

export async function signIn(
  platform: SignInPlatform,
  email: string,
  password: string,
  options: SignInOptions,
): Promise<SignInResult> {
  const { call, clientId, method } = platform;
  const { purpose } = options;
  const begin: Begin = (USERNAME) => ({
    call,
    password,
    respond: (ChallengeName, responses, Session) =>
      call('RespondToAuthChallenge', {
        ClientId: clientId,
        ChallengeName,
        Session,
        ChallengeResponses: { USERNAME, ...responses },
        ClientMetadata: purpose && { purpose },
      }),
    signIn: (other) => signIn(platform, email, other, options),
  });
  // Cognito tells a purpose to the token's trigger only with a challenge's answer ("InitiateAuth",
  // AWS docs), and whoever has an account to change is in this pool already.
  const sent = method === 'password' && purpose === undefined;
  return sent ? sendPassword(platform, email, password, begin) : provePassword(platform, email, password, begin);
}

async function sendPassword(
  platform: SignInPlatform,
  email: string,
  password: string,
  begin: Begin,
): Promise<SignInResult> {
  const answer = await initiate(platform, 'USER_PASSWORD_AUTH', { USERNAME: email, PASSWORD: password });
  const { USER_ID_FOR_SRP } = Object(answer['ChallengeParameters']) as Json;
  return resultOf(begin(textOf(USER_ID_FOR_SRP) ?? email), answer);
}

async function provePassword(
  platform: SignInPlatform,
  email: string,
  password: string,
  begin: Begin,
): Promise<SignInResult> {
  const srp = createSrp(platform.poolName, platform.crypto);
  const asked = await initiate(platform, 'USER_SRP_AUTH', { USERNAME: email, SRP_A: srp.publicValue });
  if (asked['ChallengeName'] !== 'PASSWORD_VERIFIER') throw unmetChallenge(asked['ChallengeName']);
  const challenge = Object(asked['ChallengeParameters']) as PasswordChallenge;
  const exchange = begin(challenge.USER_ID_FOR_SRP);
  const timestamp = srpTimestamp(platform.now());
  const signature = await srp.prove(challenge, password, timestamp).catch((cause: unknown) => {
    throw new CognitoError('temporarily_unavailable', String(cause));
  });
  const answer = await exchange.respond('PASSWORD_VERIFIER', {
    PASSWORD_CLAIM_SECRET_BLOCK: challenge.SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: signature,
    TIMESTAMP: timestamp,
  });
  return resultOf(exchange, answer);
}

async function initiate({ call, clientId }: SignInPlatform, AuthFlow: string, AuthParameters: Json): Promise<Json> {
  return call('InitiateAuth', { ClientId: clientId, AuthFlow, AuthParameters });
}
