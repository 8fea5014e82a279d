/** Every test speaks English, as if the pages had loaded their sentences. */
import { speak } from 'language';

import { catalogue } from '../src/texts';

await speak('en', catalogue);
