// Sign-in by SRP with its challenges, sign-up, confirmation, recovery, and tokens kept and refreshed.
import { Amplify } from 'aws-amplify'
import {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  resetPassword,
  signIn,
  signOut,
  signUp,
} from 'aws-amplify/auth'

Amplify.configure({
  Auth: { Cognito: { userPoolId: 'eu-west-1_AbCdEfGhI', userPoolClientId: '4l9rvl4mv5es1eep1qe97cautn' } },
})
export { confirmResetPassword, confirmSignIn, confirmSignUp, fetchAuthSession, resetPassword, signIn, signOut, signUp }
