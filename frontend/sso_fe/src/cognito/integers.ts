/** Big integers as SRP needs them: hex, bytes and modular powers. */

export function fromBytes(bytes: Uint8Array): bigint {
  return BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

/**
 * The shortest big-endian two's complement of a non-negative number, like Java's
 * `BigInteger.toByteArray`: a zero byte leads when the top bit is set. Cognito hashes these.
 */
export function toBytes(value: bigint): Uint8Array<ArrayBuffer> {
  let hex = value.toString(16);
  hex = hex.padStart(hex.length + (hex.length % 2), '0');
  if (/^[89a-f]/.test(hex)) hex = `00${hex}`;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

const WINDOW_BITS = 4n;

/** `base ** exponent % modulus` for a non-negative base and exponent, by fixed windows of 4 bits. */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const digits = exponent.toString(Number(1n << WINDOW_BITS));
  const powers = [1n];
  for (let digit = 1; digit < 1 << Number(WINDOW_BITS); digit++) {
    powers.push(((powers[digit - 1] ?? 1n) * base) % modulus);
  }
  let result = 1n;
  for (const digit of digits) {
    for (let bit = 0n; bit < WINDOW_BITS; bit++) result = (result * result) % modulus;
    result = (result * (powers[parseInt(digit, 16)] ?? 1n)) % modulus;
  }
  return result;
}
