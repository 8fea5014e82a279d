// The same, and tokens kept and refreshed, calls with them, signing out in all tabs, the Vue plugin and guard.
export * from 'sso_sdk'
export * from 'sso_sdk/vue'
