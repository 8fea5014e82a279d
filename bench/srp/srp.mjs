// Times how the SSO site and amazon-cognito-identity-js prove a password by SRP, both bundled and minified as a
// browser gets them. Takes the number of rounds as its argument; in each, both prove once, in turn.
// Prints {node, version, ours: [ms], theirs: [ms]}, or nothing when a proof is wrong.
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url))

const POOL = 'AbCdEf123'
const USER = '0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d'
const PASSWORD = 'Correct-horse-7-battery'
const TIMESTAMP = 'Mon Nov 23 04:00:00 UTC 2026'
const SECRET_BLOCK = Buffer.alloc(1024, 7).toString('base64')
const SALT = 'c3a1f04b9d2e5867' // its top bit is set, so it is hashed with a zero byte in front

async function bundled(entry) {
  const rolldownOptions = { input: pathOf(entry), preserveEntrySignatures: 'strict' }
  const { output } = await build({ configFile: false, logLevel: 'silent', build: { write: false, rolldownOptions } })
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)
}

const { createSrp, N, G } = await bundled('../../frontend/sso_fe/src/cognito/srp.ts')
const { AuthenticationHelper, BigInteger, Sha256, Buffer: Bytes } = await bundled('theirs.js')

/** From the random exponent to the signature; `exponent`, 32 bytes, takes the place of randomness. */
async function ours(challenge, exponent) {
  const given = exponent && { subtle: crypto.subtle, getRandomValues: (array) => (array.set(exponent), array) }
  const srp = createSrp(POOL, given ?? crypto)
  return { A: srp.publicValue, signature: await srp.prove(challenge, PASSWORD, TIMESTAMP) }
}

const value = (call) => {
  let found
  call((error, result) => {
    if (error) throw error
    found = result
  })
  return found
}

/** The same, as `CognitoUser.authenticateUser` does it around its two calls. */
function theirs(challenge, exponent) {
  const helper = new AuthenticationHelper(POOL)
  if (exponent) {
    helper.smallAValue = new BigInteger(Buffer.from(exponent).toString('hex'), 16)
    helper.largeAValue = undefined
  }
  const A = value((done) => helper.getLargeAValue(done)).toString(16)
  const [B, salt] = [challenge.SRP_B, challenge.SALT].map((hex) => new BigInteger(hex, 16))
  const key = value((done) => helper.getPasswordAuthenticationKey(USER, PASSWORD, B, salt, done))
  const hash = new Sha256(key)
  const text = (part) => Bytes.from(part, 'utf8')
  hash.update(Bytes.concat([text(POOL), text(USER), Bytes.from(SECRET_BLOCK, 'base64'), text(TIMESTAMP)]))
  return { A, signature: Bytes.from(hash.digestSync()).toString('base64') }
}

const integer = (bytes) => BigInt(`0x${bytes.toString('hex')}`)
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest()
const hmac = (key, message) => createHmac('sha256', key).update(message).digest()

/** As Java writes a positive BigInteger, which is what Cognito hashes. */
function padded(number) {
  const hex = number.toString(16)
  const whole = hex.length % 2 ? `0${hex}` : hex
  return Buffer.from(/^[89a-f]/.test(whole) ? `00${whole}` : whole, 'hex')
}

function power(base, exponent) {
  let result = 1n
  for (const bit of exponent.toString(2)) result = (result * result * (bit === '1' ? base : 1n)) % N
  return result
}

/** Cognito's half, which knows the verifier alone: a challenge, and whether an answer proves the password. */
function server() {
  const b = integer(createHash('sha512').update('a secret of the server').digest())
  const x = integer(sha256(padded(BigInt(`0x${SALT}`)), sha256(`${POOL}${USER}:${PASSWORD}`)))
  const v = power(G, x)
  const B = (integer(sha256(padded(N), padded(G))) * v + power(G, b)) % N
  const accepts = ({ A, signature }) => {
    const u = integer(sha256(padded(BigInt(`0x${A}`)), padded(B)))
    const S = power((BigInt(`0x${A}`) * power(v, u)) % N, b)
    const key = hmac(hmac(padded(u), padded(S)), 'Caldera Derived Key\u0001').subarray(0, 16)
    const signed = Buffer.concat([Buffer.from(POOL + USER), Buffer.from(SECRET_BLOCK, 'base64'), Buffer.from(TIMESTAMP)])
    return signature === hmac(key, signed).toString('base64')
  }
  return { challenge: { SALT, SRP_B: B.toString(16), SECRET_BLOCK, USER_ID_FOR_SRP: USER }, accepts }
}

const { challenge, accepts } = server()
const exponent = createHash('sha256').update('a secret of the browser').digest()

// The same work: from the same exponent both come to the same answer, and the server takes what each makes alone.
const [one, other] = [await ours(challenge, exponent), theirs(challenge, exponent)]
if (one.A !== other.A || one.signature !== other.signature) throw new Error('The two proofs differ.')
for (const proof of [one, await ours(challenge), theirs(challenge)]) {
  if (!accepts(proof)) throw new Error('A proof is wrong.')
}

async function milliseconds(prove) {
  const started = performance.now()
  await prove(challenge)
  return performance.now() - started
}

const samples = { ours: [], theirs: [] }
for (let round = 0; round < Number(process.argv[2]); round += 1) {
  samples.ours.push(await milliseconds(ours))
  samples.theirs.push(await milliseconds(theirs))
}
const manifest = pathOf('../bundles/node_modules/amazon-cognito-identity-js/package.json')
const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
console.log(JSON.stringify({ node: process.versions.node, version, ...samples }))
