import { textOf, type Json } from '../post_json';
import { cognitoCaller, type CallCognito } from './call';
import { CognitoError } from './errors';
import { createSrp, srpTimestamp, type PasswordChallenge, type Srp, type SrpCrypto } from './srp';

export interface CognitoConfig {
  /** `https://cognito-idp.<region>.amazonaws.com`, or an emulator's origin. */
  endpoint: string;
  clientId: string;
  userPoolId: string;
}

export interface CognitoPlatform {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  crypto: SrpCrypto;
  /** Milliseconds since the epoch. */
  now: () => number;
}

export interface SignUpDetails {
  email: string;
  password: string;
  name: string;
  /** E.164, e.g. `+4366412345`. */
  phone?: string | undefined;
  gender?: string | undefined;
  acceptsMarketing: boolean;
  /** Rides along to the triggers, which record the membership. */
  applicationId?: string | undefined;
}

/** All calls throw `CognitoError` and nothing else. */
export interface CognitoClient {
  /** Signs in by SRP. Cognito's refresh token is dropped here: the SSO's cookie takes its place. */
  signIn(email: string, password: string): Promise<{ idToken: string; accessToken: string }>;
  /** `destination` is the masked address that the code went to. */
  signUp(details: SignUpDetails): Promise<{ destination: string | null }>;
  confirmSignUp(details: { email: string; code: string; applicationId?: string | undefined }): Promise<void>;
  /** Answers alike for unknown and confirmed users: the caller must not learn which emails exist. */
  resendCode(details: {
    email: string;
    applicationId?: string | undefined;
  }): Promise<{ destination: string | null }>;
}

export function createCognitoClient(
  config: CognitoConfig,
  overrides: Partial<CognitoPlatform> = {},
): CognitoClient {
  const platform: CognitoPlatform = {
    fetch: (url, init) => fetch(url, init),
    crypto: globalThis.crypto,
    now: Date.now,
    ...overrides,
  };
  const call = cognitoCaller(platform.fetch, config);

  return {
    async signIn(email, password) {
      const srp = createSrp(config.userPoolId.replace(/^[^_]*_/, ''), platform.crypto);
      const challenge = await passwordChallenge(call, srp, email);
      return tokensOf(await answerChallenge(call, srp, challenge, password, platform.now()));
    },

    async signUp({ email, password, applicationId, ...profile }) {
      const answer = await call('SignUp', {
        Username: email,
        Password: password,
        UserAttributes: userAttributes(email, profile),
        ...metadata(applicationId),
      });
      return { destination: destinationOf(answer) };
    },

    async confirmSignUp({ email, code, applicationId }) {
      await call('ConfirmSignUp', {
        Username: email,
        ConfirmationCode: code,
        ...metadata(applicationId),
      });
    },

    async resendCode({ email, applicationId }) {
      try {
        const answer = await call('ResendConfirmationCode', {
          Username: email,
          ...metadata(applicationId),
        });
        return { destination: destinationOf(answer) };
      } catch (error) {
        const code = error instanceof CognitoError ? error.code : null;
        // Cognito's words for "already confirmed" and "no such user".
        if (code === 'invalid_request' || code === 'invalid_credentials') return { destination: null };
        throw error;
      }
    },
  };
}

async function passwordChallenge(call: CallCognito, srp: Srp, email: string): Promise<PasswordChallenge> {
  const { ChallengeName, ChallengeParameters } = await call('InitiateAuth', {
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: email, SRP_A: srp.publicValue },
  });
  if (ChallengeName === 'PASSWORD_VERIFIER') return ChallengeParameters as PasswordChallenge;
  throw unmetChallenge(ChallengeName);
}

async function answerChallenge(
  call: CallCognito,
  srp: Srp,
  challenge: PasswordChallenge,
  password: string,
  now: number,
): Promise<Json> {
  const timestamp = srpTimestamp(now);
  const signature = await srp.prove(challenge, password, timestamp).catch((cause: unknown) => {
    throw new CognitoError('temporarily_unavailable', String(cause));
  });
  return call('RespondToAuthChallenge', {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: {
      USERNAME: challenge.USER_ID_FOR_SRP,
      PASSWORD_CLAIM_SECRET_BLOCK: challenge.SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: signature,
      TIMESTAMP: timestamp,
    },
  });
}

function tokensOf({ AuthenticationResult, ChallengeName }: Json): { idToken: string; accessToken: string } {
  const { IdToken, AccessToken } = Object(AuthenticationResult) as Json;
  const idToken = textOf(IdToken);
  const accessToken = textOf(AccessToken);
  if (idToken && accessToken) return { idToken, accessToken };
  throw unmetChallenge(ChallengeName);
}

/** Cognito wants something else than the password; without a name, something else answered for it. */
function unmetChallenge(name: unknown): CognitoError {
  if (name === 'NEW_PASSWORD_REQUIRED') return new CognitoError('password_reset_required');
  return textOf(name)
    ? new CognitoError('unsupported_challenge', `unsupported challenge ${String(name)}`)
    : new CognitoError('temporarily_unavailable', 'neither tokens nor a challenge');
}

function userAttributes(
  email: string,
  { name, phone, gender, acceptsMarketing }: Omit<SignUpDetails, 'email' | 'password' | 'applicationId'>,
): { Name: string; Value: string }[] {
  const attributes = {
    email,
    name,
    phone_number: phone,
    gender,
    'custom:accepts_marketing': String(acceptsMarketing),
  };
  return Object.entries(attributes).flatMap(([Name, Value]) => (Value ? [{ Name, Value }] : []));
}

function metadata(applicationId: string | undefined): Json {
  return applicationId === undefined ? {} : { ClientMetadata: { application_id: applicationId } };
}

function destinationOf({ CodeDeliveryDetails }: Json): string | null {
  const { Destination } = Object(CodeDeliveryDetails) as Json;
  return textOf(Destination) ?? null;
}
