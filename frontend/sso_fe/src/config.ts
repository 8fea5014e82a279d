import { ConfigError, requiredText, type ConfigFields } from 'design/config_file';

import type { SignInMethod } from './cognito';
import type { PasswordPolicy } from './forms/password_policy';

/** Whether users may, must or cannot set up a second factor. */
export type Mfa = 'off' | 'optional' | 'required';

/** The settings that this site reads at its start. */
export interface SiteConfig {
  /** '' for one without a name. */
  environment: string;
  userPoolId: string;
  clientId: string;
  cognitoEndpoint: string;
  mfa: Mfa;
  passwordPolicy: PasswordPolicy;
  signInMethod: SignInMethod;
  /** Only in the local environment: the page that shows the codes. */
  mailboxUrl: string | null;
}

/** Throws ConfigError. */
export function parseConfig(fields: ConfigFields): SiteConfig {
  const mfa = fields['mfa'];
  const mailbox = fields['mailbox_url'];
  return {
    environment: fields['environment'] === '' ? '' : requiredText(fields, 'environment'),
    userPoolId: requiredText(fields, 'user_pool_id'),
    clientId: requiredText(fields, 'client_id'),
    cognitoEndpoint: requiredText(fields, 'cognito_endpoint'),
    mfa: mfa === 'optional' || mfa === 'required' ? mfa : 'off',
    passwordPolicy: passwordPolicy(fields['password_policy']),
    signInMethod: signInMethod(fields['sign_in']),
    mailboxUrl: typeof mailbox === 'string' && /^https?:/.test(mailbox) ? mailbox : null,
  };
}

/** A file without one is of a pool with the constructs' own policy. */
function passwordPolicy(given: unknown): PasswordPolicy {
  if (given === undefined) return { minLength: 12, lowercase: true, uppercase: true, digits: true, symbols: true };
  const fields = Object(given) as ConfigFields;
  const minLength = Number.isInteger(fields['min_length']) ? Number(fields['min_length']) : 0;
  // What Cognito allows as a minimum.
  if (minLength < 6 || minLength > 99) throw new ConfigError('"password_policy.min_length" is no length from 6 to 99');
  const demands = (kind: string): boolean => {
    const value = fields[kind];
    if (typeof value !== 'boolean') throw new ConfigError(`"password_policy.${kind}" is neither true nor false`);
    return value;
  };
  return {
    minLength,
    lowercase: demands('lowercase'),
    uppercase: demands('uppercase'),
    digits: demands('digits'),
    symbols: demands('symbols'),
  };
}

function signInMethod(given: unknown): SignInMethod {
  if (given === undefined) return 'srp';
  if (given !== 'srp' && given !== 'password') throw new ConfigError('"sign_in" is neither "srp" nor "password"');
  return given;
}
