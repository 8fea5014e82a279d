// Sign-in by SRP with its challenges, sign-up, confirmation, recovery, and tokens kept and refreshed.
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'

const pool = new CognitoUserPool({ UserPoolId: 'eu-west-1_AbCdEfGhI', ClientId: '4l9rvl4mv5es1eep1qe97cautn' })
const named = (email) => new CognitoUser({ Username: email, Pool: pool })
export const signUp = (email, password, done) => pool.signUp(email, password, [], [], done)
export const confirm = (email, code, done) => named(email).confirmRegistration(code, true, done)
export const recover = (email, callbacks) => named(email).forgotPassword(callbacks)
export const signIn = (email, password, callbacks) =>
  named(email).authenticateUser(new AuthenticationDetails({ Username: email, Password: password }), callbacks)
export const tokens = (done) => pool.getCurrentUser()?.getSession(done)
export const signOut = () => pool.getCurrentUser()?.signOut()
