import { requiredText, type ConfigFields } from 'design/config_file';

/** Whether users may, must or cannot set up a second factor. */
export type Mfa = 'off' | 'optional' | 'required';

/** The settings that this site reads at its start. */
export interface SiteConfig {
  environment: string;
  userPoolId: string;
  clientId: string;
  cognitoEndpoint: string;
  mfa: Mfa;
  /** Only in the local environment: the page that shows the codes. */
  mailboxUrl: string | null;
}

/** Throws ConfigError. */
export function parseConfig(fields: ConfigFields): SiteConfig {
  const mfa = fields['mfa'];
  const mailbox = fields['mailbox_url'];
  return {
    environment: requiredText(fields, 'environment'),
    userPoolId: requiredText(fields, 'user_pool_id'),
    clientId: requiredText(fields, 'client_id'),
    cognitoEndpoint: requiredText(fields, 'cognito_endpoint'),
    mfa: mfa === 'optional' || mfa === 'required' ? mfa : 'off',
    mailboxUrl: typeof mailbox === 'string' && /^https?:/.test(mailbox) ? mailbox : null,
  };
}
