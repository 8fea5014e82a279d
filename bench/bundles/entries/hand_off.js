// Leave for the SSO and come back with tokens, which the application keeps itself.
export { createHandOff, SsoError, takeRedirect } from 'sso_sdk'
