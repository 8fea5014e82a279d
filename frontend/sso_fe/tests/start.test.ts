import { afterEach, expect, test, vi } from 'vitest';

import { texts } from '../src/texts';

afterEach(() => vi.unstubAllGlobals());

test('the start has the site’s name until there is a page; a lost line is not called a broken site', async () => {
  document.body.innerHTML = '<div id="app"></div>';
  let lose = (): void => undefined;
  const answer = new Promise<never>((_resolve, reject) => (lose = () => reject(new TypeError('network down'))));
  vi.stubGlobal('fetch', () => answer);
  await import('../src/main');
  await vi.waitFor(() => expect(document.title).toBe(texts.site.name));
  lose();
  await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe(texts.problem.network.title));
});
