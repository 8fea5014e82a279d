/** Signing in at Cognito: the password by SRP, then the second factor where one is asked for. */
import type { CallCognito } from './call';
import { CognitoError } from './errors';
import { createSrp, srpTimestamp, type PasswordChallenge, type Srp, type SrpCrypto } from './srp';
import { textOf, type Json } from './transport';

export interface SignedIn {
  kind: 'signedIn';
  idToken: string;
  accessToken: string;
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
export type SignInResult = SignedIn | TotpChallenge | TotpSetupChallenge;

export interface SignInOptions {
  /** Asks for an access token that may change the account itself. */
  purpose?: 'account' | undefined;
}

/** What an exchange needs of the outside. */
export interface SignInPlatform {
  call: CallCognito;
  clientId: string;
  /** The part of the user pool's id after `_`. */
  poolName: string;
  crypto: SrpCrypto;
  /** Milliseconds since the epoch. */
  now: () => number;
}

interface Exchange {
  call: CallCognito;
  respond(challenge: string, responses: Json, session?: unknown): Promise<Json>;
  /** Cognito's own name for the user, as the password challenge told it. */
  username: string;
}

export async function signIn(
  platform: SignInPlatform,
  email: string,
  password: string,
  { purpose }: SignInOptions,
): Promise<SignInResult> {
  const { call, clientId } = platform;
  const srp = createSrp(platform.poolName, platform.crypto);
  const challenge = await passwordChallenge(platform, srp, email);
  const exchange: Exchange = {
    call,
    username: challenge.USER_ID_FOR_SRP,
    respond: (ChallengeName, responses, Session) =>
      call('RespondToAuthChallenge', {
        ClientId: clientId,
        ChallengeName,
        Session,
        ChallengeResponses: { USERNAME: challenge.USER_ID_FOR_SRP, ...responses },
        ClientMetadata: purpose && { purpose },
      }),
  };
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

async function passwordChallenge({ call, clientId }: SignInPlatform, srp: Srp, email: string): Promise<PasswordChallenge> {
  const { ChallengeName, ChallengeParameters } = await call('InitiateAuth', {
    ClientId: clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: email, SRP_A: srp.publicValue },
  });
  if (ChallengeName === 'PASSWORD_VERIFIER') return ChallengeParameters as PasswordChallenge;
  throw unmetChallenge(ChallengeName);
}

function resultOf(exchange: Exchange, answer: Json): SignInResult {
  const { AuthenticationResult, ChallengeName, ChallengeParameters, Session } = answer;
  const { IdToken, AccessToken } = Object(AuthenticationResult) as Json;
  const idToken = textOf(IdToken);
  const accessToken = textOf(AccessToken);
  if (idToken && accessToken) return { kind: 'signedIn', idToken, accessToken };
  if (ChallengeName === 'SOFTWARE_TOKEN_MFA') return totpChallenge(exchange, Session);
  const { MFAS_CAN_SETUP: allowed } = Object(ChallengeParameters) as Json;
  if (ChallengeName === 'MFA_SETUP' && /SOFTWARE_TOKEN_MFA/.test(String(allowed))) return totpSetup(exchange, Session);
  throw unmetChallenge(ChallengeName);
}

function totpChallenge(exchange: Exchange, session: unknown): TotpChallenge {
  return {
    kind: 'totp',
    answer: async (code) =>
      resultOf(exchange, await exchange.respond('SOFTWARE_TOKEN_MFA', { SOFTWARE_TOKEN_MFA_CODE: code }, session)),
  };
}

function totpSetup({ call, ...rest }: Exchange, given: unknown): TotpSetupChallenge {
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
      return resultOf({ call, ...rest }, await rest.respond('MFA_SETUP', {}, session));
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
function unmetChallenge(name: unknown): CognitoError {
  if (name === 'NEW_PASSWORD_REQUIRED') return new CognitoError('temporary_password');
  return textOf(name)
    ? new CognitoError('unsupported_challenge', `unsupported challenge ${String(name)}`)
    : new CognitoError('temporarily_unavailable', 'neither tokens nor a challenge');
}
