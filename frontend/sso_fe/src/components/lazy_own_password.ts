/** The form for a password of one's own, loaded where an invited user needs it; a failure to load is said in its place. */
import { defineAsyncComponent } from 'vue';

import FailureNotice from './FailureNotice.vue';

export const LazyOwnPassword = defineAsyncComponent({
  loader: () => import('./OwnPassword.vue'),
  errorComponent: FailureNotice,
});
