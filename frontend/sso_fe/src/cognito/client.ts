import { cognitoCaller } from './call';
import { secretOf, verifyToken, type SignInResult } from './challenges';
import { signIn, type SignInMethod, type SignInOptions } from './sign_in';
import type { SrpCrypto } from './srp';
import type { Json } from './transport';

export interface CognitoConfig {
  /** `https://cognito-idp.<region>.amazonaws.com`, or an emulator's origin. */
  endpoint: string;
  clientId: string;
  userPoolId: string;
  signInMethod: SignInMethod;
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
  /** Rides along to the triggers, which record the membership and write the mail. */
  applicationId?: string | undefined;
  /** The mail's, as a BCP 47 tag. */
  language?: string | undefined;
}

/** All calls throw `CognitoError` and nothing else. An access token is one of a login for `purpose: 'account'`. */
export interface CognitoClient {
  /** Cognito's refresh token is dropped here: the SSO's cookie takes its place. */
  signIn(email: string, password: string, options?: SignInOptions): Promise<SignInResult>;
  signUp(details: SignUpDetails): Promise<void>;
  confirmSignUp(details: { email: string; code: string; applicationId?: string | undefined }): Promise<void>;
  /** Sets a new password by a mailed code; for an unknown email the code is wrong. */
  confirmForgotPassword(details: { email: string; code: string; password: string }): Promise<void>;
  /** `invalid_credentials` stands for a wrong current password. */
  changePassword(details: { accessToken: string; current: string; next: string }): Promise<void>;
  /** A new secret for an authenticator app, base32; the one in use stays until `finishTotp`. */
  beginTotp(accessToken: string): Promise<{ secret: string }>;
  /** From here on the login asks for the app's code. */
  finishTotp(accessToken: string, code: string): Promise<void>;
  removeTotp(accessToken: string): Promise<void>;
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
  const { clientId, signInMethod: method } = config;
  const call = cognitoCaller(platform.fetch, config.endpoint);
  const poolName = config.userPoolId.replace(/^[^_]*_/, '');

  async function useTotp(accessToken: string, use: boolean): Promise<void> {
    await call('SetUserMFAPreference', {
      AccessToken: accessToken,
      SoftwareTokenMfaSettings: { Enabled: use, PreferredMfa: use },
    });
  }

  return {
    signIn: (email, password, options = {}) =>
      signIn({ ...platform, call, clientId, method, poolName }, email, password, options),

    async signUp({ email, password, applicationId, language, ...profile }) {
      await call('SignUp', {
        ClientId: clientId,
        Username: email,
        Password: password,
        UserAttributes: userAttributes(email, profile),
        ...metadata(applicationId, language),
      });
    },

    async confirmSignUp({ email, code, applicationId }) {
      await call('ConfirmSignUp', {
        ClientId: clientId,
        Username: email,
        ConfirmationCode: code,
        ...metadata(applicationId),
      });
    },

    async confirmForgotPassword({ email, code, password }) {
      await call('ConfirmForgotPassword', {
        ClientId: clientId,
        Username: email,
        ConfirmationCode: code,
        Password: password,
      });
    },

    async changePassword({ accessToken, current, next }) {
      await call('ChangePassword', { AccessToken: accessToken, PreviousPassword: current, ProposedPassword: next });
    },

    beginTotp: async (accessToken) => secretOf(await call('AssociateSoftwareToken', { AccessToken: accessToken })),

    async finishTotp(accessToken, code) {
      await verifyToken(call, code, { AccessToken: accessToken });
      await useTotp(accessToken, true);
    },

    removeTotp: (accessToken) => useTotp(accessToken, false),
  };
}

function userAttributes(
  email: string,
  { name, phone, gender, acceptsMarketing }: Omit<SignUpDetails, 'email' | 'password' | 'applicationId' | 'language'>,
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

/** Left out where there is nothing to tell; JSON drops what is undefined. */
function metadata(applicationId: string | undefined, language?: string): Json {
  if (applicationId === undefined && language === undefined) return {};
  return { ClientMetadata: { application_id: applicationId, language } };
}
