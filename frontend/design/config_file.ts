/**
 * `/config.json`, which the deployment writes beside each site: nothing of an environment
 * is baked into a build. Each site brings its own reading of the fields.
 */
import { ApiError } from './api_error';

/** `/config.json` is missing or lacks a key; the message says which. */
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

const TIMEOUT_MS = 15_000;

/** Fetches `/config.json` and hands its fields to `parse`; throws ConfigError, or ApiError where no answer comes. */
export async function loadConfig<Config>(
  fetchFile: typeof fetch,
  parse: (fields: ConfigFields) => Config,
): Promise<Config> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetchFile('/config.json', { cache: 'no-cache', signal }).catch(lost);
  if (!response.ok) throw new ConfigError(`the server answered ${response.status}`);
  const content: unknown = await response.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) throw new ConfigError('it is not JSON');
    return lost();
  });
  if (typeof content !== 'object' || content === null) throw new ConfigError('it is not a JSON object');
  return parse(content as ConfigFields);
}

function lost(): never {
  throw new ApiError('network_error', 0);
}
