/** The set-up of an authenticator app, loaded where somebody begins one; a failure to load is said in its place. */
import { defineAsyncComponent } from 'vue';

import FailureNotice from '../components/FailureNotice.vue';

export const LazyTotpSetup = defineAsyncComponent({
  loader: () => import('./TotpSetup.vue'),
  errorComponent: FailureNotice,
});
