/**
 * The site's settings, written beside it at deploy time as `/config.json`;
 * nothing of an environment is baked into the build.
 */
export interface SiteConfig {
  environment: string;
  ssoOrigin: string;
  applicationId: string;
  applicationName: string;
  channelId: string;
}

/** `/config.json` is missing, unreachable or lacks a key; the message says which. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function parseConfig(source: unknown): SiteConfig {
  const fields = Object(source) as Record<string, unknown>;
  function textOf(key: string): string {
    const value = fields[key];
    if (typeof value !== 'string' || value === '') throw new ConfigError(`"${key}" is missing in it`);
    return value;
  }
  const ssoOrigin = textOf('sso_origin');
  if (!URL.canParse(ssoOrigin)) throw new ConfigError('"sso_origin" in it is not a URL');
  return {
    environment: textOf('environment'),
    ssoOrigin,
    applicationId: textOf('application_id'),
    applicationName: textOf('application_name'),
    channelId: textOf('channel_id'),
  };
}

/** Reads and checks `/config.json`; throws ConfigError. */
export async function loadConfig(fetchFile: typeof fetch): Promise<SiteConfig> {
  const response = await fetchFile('/config.json', { cache: 'no-cache' }).catch(() => null);
  if (!response) throw new ConfigError('it could not be fetched');
  if (!response.ok) throw new ConfigError(`the server answered ${response.status}`);
  const content: unknown = await response.json().catch(() => {
    throw new ConfigError('it is not JSON');
  });
  return parseConfig(content);
}
