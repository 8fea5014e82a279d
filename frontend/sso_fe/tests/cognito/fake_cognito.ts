/** Cognito's half of SRP and its JSON manners, for one user; the arithmetic is its own, not the client's. */
export interface FakeCognito {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly calls: { action: string; url: string; body: Record<string, unknown>; init: RequestInit }[];
  /** Answers an action otherwise than usual. */
  readonly answers: Map<string, () => Response | Promise<Response>>;
}

type Bytes = Uint8Array<ArrayBuffer>;
const SALT = '00f1e2d3c4b5a69788796a5b4c3d2e1f';
const BLOCK = btoa('opaque block \u0000\u00ff of the server');

export function createFakeCognito(options: {
  N: bigint;
  poolName: string;
  userId: string;
  email: string;
  password: string;
}): FakeCognito {
  const { N, poolName, userId, email, password } = options;
  const b = BigInt(`0x${'5a'.repeat(32)}`);
  let A = 0n;
  let B = 0n;
  const verifier = async () =>
    power(2n, await hash(bytes(BigInt(`0x${SALT}`)), await digest(utf8(`${poolName}${userId}:${password}`))), N);

  async function initiate(parameters: Record<string, string>): Promise<Response> {
    A = BigInt(`0x${parameters['SRP_A']}`);
    const k = await hash(bytes(N), bytes(2n));
    B = (k * (await verifier()) + power(2n, b, N)) % N;
    const challenge = { SALT, SRP_B: B.toString(16), SECRET_BLOCK: BLOCK, USER_ID_FOR_SRP: userId };
    return parameters['USERNAME'] === email
      ? json(200, { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: challenge })
      : refuse('UserNotFoundException', 'User does not exist.');
  }

  async function respond(responses: Record<string, string>): Promise<Response> {
    const u = await hash(bytes(A), bytes(B));
    const S = power(A * power(await verifier(), u, N), b, N);
    const prk = await hmac(bytes(u), bytes(S));
    const key = (await hmac(prk, utf8('Caldera Derived Key\u0001'))).slice(0, 16);
    const message = [...utf8(poolName + userId), ...latin1(atob(BLOCK)), ...utf8(responses['TIMESTAMP'] ?? '')];
    const expected = btoa(String.fromCharCode(...(await hmac(key, Uint8Array.from(message)))));
    const good =
      responses['PASSWORD_CLAIM_SIGNATURE'] === expected &&
      responses['PASSWORD_CLAIM_SECRET_BLOCK'] === BLOCK &&
      responses['USERNAME'] === userId;
    return good
      ? json(200, { AuthenticationResult: { IdToken: 'id', AccessToken: 'access', RefreshToken: 'refresh' } })
      : refuse('NotAuthorizedException', 'Incorrect username or password.');
  }

  const fake: FakeCognito = {
    calls: [],
    answers: new Map(),
    async fetch(url, init) {
      const target = new Headers(init.headers).get('x-amz-target') ?? '';
      const action = target.replace('AWSCognitoIdentityProviderService.', '');
      const body = JSON.parse(String(init.body)) as Record<string, unknown>;
      fake.calls.push({ action, url, body, init });
      const otherwise = fake.answers.get(action);
      if (otherwise) return otherwise();
      if (action === 'InitiateAuth') return initiate(body['AuthParameters'] as Record<string, string>);
      if (action === 'RespondToAuthChallenge') {
        return respond(body['ChallengeResponses'] as Record<string, string>);
      }
      return json(200, {});
    },
  };
  return fake;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

export function refuse(type: string, message = 'no', status = 400): Response {
  return json(status, { __type: type, message });
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function bytes(value: bigint): Bytes {
  const out: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 8n) out.unshift(Number(rest & 255n));
  if ((out[0] ?? 0x80) & 0x80) out.unshift(0);
  return Uint8Array.from(out);
}

async function digest(...parts: Bytes[]): Promise<Bytes> {
  const all = Uint8Array.from(parts.flatMap((part) => [...part]));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

async function hash(...parts: Bytes[]): Promise<bigint> {
  return (await digest(...parts)).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

async function hmac(key: Bytes, message: Bytes): Promise<Bytes> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function latin1(text: string): Bytes {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
