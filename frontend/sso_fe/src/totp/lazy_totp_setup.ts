/** The set-up of an authenticator app, loaded where somebody begins one; a failure to load is said in its place. */
import { defineAsyncComponent } from 'vue';

import FailureNotice from '../components/FailureNotice.vue';
import { withMore } from '../texts/more';

export const LazyTotpSetup = defineAsyncComponent({
  loader: () => withMore(() => import('./TotpSetup.vue')),
  errorComponent: FailureNotice,
  timeout: 15_000,
});
