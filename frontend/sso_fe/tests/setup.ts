/** Every test speaks English, as if the pages had loaded their sentences. */
import { speak } from 'language';

import { startCatalogue } from '../src/texts';
import { withMore } from '../src/texts/more';

await speak('en', startCatalogue);
await withMore(async () => undefined);
