/** What a login may ask for after the password, loaded where one does; a failure to load is said in its place. */
import { defineAsyncComponent } from 'vue';

import FailureNotice from './FailureNotice.vue';
import { withMore } from '../texts/more';

export const loadLoginChallenge = () => withMore(() => import('./LoginChallenge.vue'));

export const LazyLoginChallenge = defineAsyncComponent({
  loader: loadLoginChallenge,
  errorComponent: FailureNotice,
  timeout: 15_000,
});
