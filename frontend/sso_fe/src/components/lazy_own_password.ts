/** The form for a password of one's own, loaded where an invited user needs it; a failure to load is said in its place. */
import { defineAsyncComponent } from 'vue';

import FailureNotice from './FailureNotice.vue';
import { withMore } from '../texts/more';

export const LazyOwnPassword = defineAsyncComponent({
  loader: () => withMore(() => import('./OwnPassword.vue')),
  errorComponent: FailureNotice,
  timeout: 15_000,
});
