import { describe, expect, test } from 'vitest';
import { modPow, toBytes } from '../../src/cognito/integers';
import { createSrp, N, srpTimestamp, type SrpCrypto } from '../../src/cognito/srp';
import vectors from './vectors/srp.json';

/** WebCrypto whose only randomness is `hex`. */
function cryptoWith(hex: string): SrpCrypto {
  return {
    subtle: globalThis.crypto.subtle,
    getRandomValues<T extends ArrayBufferView | null>(array: T): T {
      if (array instanceof Uint8Array) {
        array.set(Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
      }
      return array;
    },
  };
}

describe('known answers', () => {
  test('the group’s prime follows from pi (RFC 3526 section 4)', () => {
    expect(N.toString(16)).toBe(vectors.N);
  });

  test.each(vectors.cases)('$name', async (known) => {
    const srp = createSrp(known.pool_name, cryptoWith(known.a));
    expect(srp.publicValue).toBe(known.A);
    const challenge = {
      SALT: known.salt,
      SRP_B: known.B,
      SECRET_BLOCK: known.secret_block,
      USER_ID_FOR_SRP: known.user_id,
    };
    expect(await srp.prove(challenge, known.password, known.timestamp)).toBe(known.signature);
    expect(await srp.prove(challenge, `${known.password} `, known.timestamp)).not.toBe(known.signature);
  });
});

test.each([0n, N, 2n * N])('a server that sends B = %s × N learns nothing', async (B) => {
  const srp = createSrp('Pool', globalThis.crypto);
  const challenge = { SALT: '01', SRP_B: B.toString(16), SECRET_BLOCK: 'AA==', USER_ID_FOR_SRP: 'u' };
  await expect(srp.prove(challenge, 'password', 'now')).rejects.toBeInstanceOf(RangeError);
});

test('two exchanges never share a public value', () => {
  const values = new Set(Array.from({ length: 5 }, () => createSrp('Pool', globalThis.crypto).publicValue));
  expect(values.size).toBe(5);
});

test.each([
  [0n, [0]],
  [20n, [0x14]],
  [127n, [0x7f]],
  [128n, [0, 0x80]],
  [236n, [0, 0xec]],
  [0xfffn, [0x0f, 0xff]],
  [0x8000n, [0, 0x80, 0]],
])('%s is hashed as %j', (value, bytes) => {
  expect([...toBytes(value)]).toEqual(bytes);
});

test('modPow agrees with the definition', () => {
  for (let exponent = 0n; exponent < 300n; exponent += 7n) {
    expect(modPow(7n, exponent, 1_000_003n)).toBe(7n ** exponent % 1_000_003n);
  }
});

test.each([
  [Date.UTC(2026, 10, 9, 8, 5, 3), 'Mon Nov 9 08:05:03 UTC 2026'],
  [Date.UTC(2025, 11, 31, 23, 59, 59), 'Wed Dec 31 23:59:59 UTC 2025'],
])('the timestamp %s has Cognito’s form', (now, text) => {
  expect(srpTimestamp(now)).toBe(text);
});
