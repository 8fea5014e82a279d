// What CognitoUser of amazon-cognito-identity-js proves a password with, in the versions that it has itself.
export { default as AuthenticationHelper } from '../bundles/node_modules/amazon-cognito-identity-js/es/AuthenticationHelper.js'
export { default as BigInteger } from '../bundles/node_modules/amazon-cognito-identity-js/es/BigInteger.js'
export { Sha256 } from '../bundles/node_modules/amazon-cognito-identity-js/node_modules/@aws-crypto/sha256-js'
export { Buffer } from '../bundles/node_modules/buffer'
