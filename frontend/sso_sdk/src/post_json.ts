import { SsoError, type SsoErrorCode } from './errors.js';
import type { Platform } from './platform.js';

/** A JSON object of someone else's making. */
export type Json = Readonly<Record<string, unknown>>;

const TIMEOUT_MS = 15_000;

/**
 * POSTs JSON to the SSO across origins, without cookies, and answers the JSON that came back.
 *
 * Throws `SsoError`: `network_error` when no answer arrives, else the server's code. A gateway's
 * own answers are not the contract's JSON: those go by their status.
 */
export async function postJson(platform: Platform, url: URL, body: Json, init: RequestInit = {}): Promise<Json> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...init,
  } as const;
  const [response, text] = await platform
    .fetch(url.href, request)
    .then(async (answer) => [answer, await answer.text()] as const)
    .catch((cause: unknown) => {
      throw new SsoError('network_error', String(cause));
    });
  const answer = parseObject(text);
  if (!response.ok) throw errorFrom(response, answer);
  return answer;
}

function errorFrom({ status, headers }: Response, { error, message, request_id: requestId }: Json): SsoError {
  const fallback =
    status === 429
      ? 'too_many_requests'
      : status >= 500
        ? 'temporarily_unavailable'
        : 'unexpected_response';
  return new SsoError((textOf(error) ?? fallback) as SsoErrorCode, textOf(message) ?? `HTTP ${status}`, {
    requestId: textOf(requestId),
    // Seconds; only where the server exposes that header across origins.
    retryAfter: parseInt(headers.get('retry-after') ?? '', 10) || undefined,
  });
}

/** An empty object for anything but JSON, as with a gateway's error page. */
function parseObject(text: string): Json {
  try {
    return Object(JSON.parse(text)) as Json;
  } catch {
    return {};
  }
}

/** A field's value, if it is text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
