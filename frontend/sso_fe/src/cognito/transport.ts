/** A JSON object of someone else's making. */
export type Json = Readonly<Record<string, unknown>>;

/** Cognito's answer. `body` is `null` when it is not JSON, as with a gateway's error page. */
export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: Json | null;
  /** Seconds, from `Retry-After`; only where the server exposes that header across origins. */
  readonly retryAfter: number | undefined;
}

const TIMEOUT_MS = 15_000;

/** POSTs JSON across origins, without cookies. Rejects when no answer arrives. */
export async function postJson(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  url: string,
  body: Json,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return {
    status: response.status,
    ok: response.ok,
    body: parseObject(await response.text()),
    retryAfter: parseInt(response.headers.get('retry-after') ?? '', 10) || undefined,
  };
}

/** Null for what is not JSON. */
export function parseObject(text: string): Json | null {
  try {
    return Object(JSON.parse(text || '{}')) as Json;
  } catch {
    return null;
  }
}

/** A field's value, if it is text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
