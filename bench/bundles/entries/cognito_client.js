// The SSO page's own client: sign-in by SRP with its challenges, sign-up, confirmation, recovery.
export * from '../../../frontend/sso_fe/src/cognito/index.ts'
