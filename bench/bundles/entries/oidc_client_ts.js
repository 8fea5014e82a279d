// What the SDK does, with oidc-client-ts.
import { UserManager, WebStorageStateStore } from 'oidc-client-ts'

const manager = new UserManager({
  authority: 'https://sso.example.com',
  client_id: 'shop',
  redirect_uri: 'https://shop.example/success',
  post_logout_redirect_uri: 'https://shop.example/',
  scope: 'openid email profile',
  userStore: new WebStorageStateStore({ store: sessionStorage }),
  automaticSilentRenew: true,
})
export const signIn = () => manager.signinRedirect()
export const comeBack = () => manager.signinRedirectCallback()
export const user = () => manager.getUser()
export const refresh = () => manager.signinSilent()
export const signOut = () => manager.signoutRedirect()
export const onSignedOut = (listener) => manager.events.addUserSignedOut(listener)
