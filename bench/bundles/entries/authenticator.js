// A sign-in page of ready-made parts, with Vue as ours has it.
import { Authenticator } from '@aws-amplify/ui-vue'
import { Amplify } from 'aws-amplify'
import { createApp, h } from 'vue'

Amplify.configure({
  Auth: { Cognito: { userPoolId: 'eu-west-1_AbCdEfGhI', userPoolClientId: '4l9rvl4mv5es1eep1qe97cautn' } },
})
createApp(() => h(Authenticator)).mount('#app')
