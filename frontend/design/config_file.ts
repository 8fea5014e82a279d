/**
 * `/config.json`, which the deployment writes beside each site: nothing of an environment
 * is baked into a build. Each site brings its own reading of the fields.
 */

/** `/config.json` is missing, unreachable or lacks a key; the message says which. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export type ConfigFields = Readonly<Record<string, unknown>>;

/** A field that must be there; throws ConfigError. */
export function requiredText(fields: ConfigFields, key: string): string {
  const value = fields[key];
  if (typeof value !== 'string' || value === '') throw new ConfigError(`"${key}" is missing`);
  return value;
}

/** Fetches `/config.json` and hands its fields to `parse`; throws ConfigError. */
export async function loadConfig<Config>(
  fetchFile: typeof fetch,
  parse: (fields: ConfigFields) => Config,
): Promise<Config> {
  const response = await fetchFile('/config.json', { cache: 'no-cache' }).catch(() => null);
  if (!response) throw new ConfigError('it could not be fetched');
  if (!response.ok) throw new ConfigError(`the server answered ${response.status}`);
  const content: unknown = await response.json().catch(() => {
    throw new ConfigError('it is not JSON');
  });
  if (typeof content !== 'object' || content === null) throw new ConfigError('it is not a JSON object');
  return parse(content as ConfigFields);
}
