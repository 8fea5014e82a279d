// Verifies tokens with aws-jwt-verify, as another team would.
// In: {userPoolId, jwks, cases: [{token, clientId, tokenUse}]}; out: one boolean per case.
import { readFileSync } from 'node:fs'
import { CognitoJwtVerifier } from 'aws-jwt-verify'

const { userPoolId, jwks, cases } = JSON.parse(readFileSync(0, 'utf8'))

function accepts({ token, clientId, tokenUse }) {
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse })
  verifier.cacheJwks(jwks)
  try {
    verifier.verifySync(token)
    return true
  } catch {
    return false
  }
}

console.log(JSON.stringify(cases.map(accepts)))
