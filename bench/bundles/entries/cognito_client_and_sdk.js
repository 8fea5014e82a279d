// The same and the SDK, so that the application has and keeps its tokens.
export * from './cognito_client.js'
export * from './sdk.js'
