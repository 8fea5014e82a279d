// What the SDK does, with aws-amplify and Cognito's own pages.
import { Amplify } from 'aws-amplify'
import { fetchAuthSession, getCurrentUser, signInWithRedirect, signOut } from 'aws-amplify/auth'
import 'aws-amplify/auth/enable-oauth-listener'
import { Hub } from 'aws-amplify/utils'

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: 'eu-west-1_AbCdEfGhI',
      userPoolClientId: '4l9rvl4mv5es1eep1qe97cautn',
      loginWith: {
        oauth: {
          domain: 'shop.auth.eu-west-1.amazoncognito.com',
          scopes: ['openid', 'email', 'profile'],
          redirectSignIn: ['https://shop.example/success'],
          redirectSignOut: ['https://shop.example/'],
          responseType: 'code',
        },
      },
    },
  },
})
export const signIn = () => signInWithRedirect()
export const user = () => getCurrentUser()
export const tokens = () => fetchAuthSession()
export const leave = () => signOut({ global: true })
export const onSignedOut = (listener) => Hub.listen('auth', listener)
