import { ConfigError, requiredText, type ConfigFields } from 'design/config_file';

/** The settings that this site reads at its start. */
export interface SiteConfig {
  environment: string;
  ssoOrigin: string;
  applicationId: string;
  applicationName: string;
  channelId: string;
}

/** Throws ConfigError. */
export function parseConfig(fields: ConfigFields): SiteConfig {
  const ssoOrigin = requiredText(fields, 'sso_origin');
  if (!URL.canParse(ssoOrigin)) throw new ConfigError('"sso_origin" is not a URL');
  return {
    environment: fields['environment'] === '' ? '' : requiredText(fields, 'environment'),
    ssoOrigin,
    applicationId: requiredText(fields, 'application_id'),
    applicationName: requiredText(fields, 'application_name'),
    channelId: requiredText(fields, 'channel_id'),
  };
}
