// Verifies the benchmark's token with aws-jwt-verify. One JSON object per line in, one out:
// first {token, jwks, userPoolId, clientId} -> {version, node}, then {count} -> {seconds} each time.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

const answer = (value) => console.log(JSON.stringify(value))

function prepare({ token, jwks, userPoolId, clientId }) {
  const require = createRequire(import.meta.url)
  const { CognitoJwtVerifier } = require('aws-jwt-verify')
  const { JwtInvalidSignatureError } = require('aws-jwt-verify/error')
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'id' })
  verifier.cacheJwks(jwks)
  const [header, payload, signature] = token.split('.')
  try {
    verifier.verifySync([header, payload, signature.replace(/^../, 'AA')].join('.'))
    throw new Error('accepted a bad signature')
  } catch (error) {
    if (!(error instanceof JwtInvalidSignatureError)) throw error
  }
  const packageJson = join(dirname(require.resolve('aws-jwt-verify')), '../../package.json')
  const { version } = JSON.parse(readFileSync(packageJson, 'utf8'))
  return { verify: () => verifier.verifySync(token), version }
}

function secondsPerCall(verify, count) {
  const before = process.threadCpuUsage()
  for (let done = 0; done < count; done += 1) verify()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1e6 / count
}

let contender
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line)
  if ('count' in question) {
    answer({ seconds: secondsPerCall(contender.verify, question.count) })
    continue
  }
  try {
    contender = prepare(question)
    answer({ version: contender.version, node: process.versions.node })
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error
    answer({ error: 'not installed' })
  }
}
