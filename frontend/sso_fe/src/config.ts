/**
 * The site's settings, written beside it at deploy time as `/config.json`;
 * nothing of an environment is baked into the build.
 */
export interface SiteConfig {
  environment: string;
  userPoolId: string;
  clientId: string;
  cognitoEndpoint: string;
  /** Only in the local environment: the page that shows the codes. */
  mailboxUrl: string | null;
}

/** `/config.json` is missing, unreachable or lacks a key; the message says which. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function textOf(source: Record<string, unknown>, key: string): string {
  const value = source[key];
  if (typeof value !== 'string' || value === '') throw new ConfigError(`"${key}" is missing`);
  return value;
}

export function parseConfig(source: unknown): SiteConfig {
  if (typeof source !== 'object' || source === null) throw new ConfigError('it is not a JSON object');
  const fields = source as Record<string, unknown>;
  const mailbox = fields['mailbox_url'];
  return {
    environment: textOf(fields, 'environment'),
    userPoolId: textOf(fields, 'user_pool_id'),
    clientId: textOf(fields, 'client_id'),
    cognitoEndpoint: textOf(fields, 'cognito_endpoint'),
    mailboxUrl: typeof mailbox === 'string' && /^https?:/.test(mailbox) ? mailbox : null,
  };
}

/** Reads and checks `/config.json`; raises ConfigError. */
export async function loadConfig(fetchFile: typeof fetch): Promise<SiteConfig> {
  const response = await fetchFile('/config.json', { cache: 'no-cache' }).catch(() => null);
  if (!response) throw new ConfigError('it could not be fetched');
  if (!response.ok) throw new ConfigError(`the server answered ${response.status}`);
  const content: unknown = await response.json().catch(() => {
    throw new ConfigError('it is not JSON');
  });
  return parseConfig(content);
}
