import { afterEach, expect, test, vi } from 'vitest';

import { texts } from '../src/texts';

afterEach(() => vi.unstubAllGlobals());

test('the start has a name until there is a page; a lost line is not called a broken site', async () => {
  document.body.innerHTML = '<div id="app"></div>';
  let lose = (): void => undefined;
  const answer = new Promise<never>((_resolve, reject) => (lose = () => reject(new TypeError('network down'))));
  vi.stubGlobal('fetch', () => answer);
  await import('../src/main');
  await vi.waitFor(() => expect(document.title).toBe(texts.home.title));
  lose();
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('Check your connection'));
  expect(Array.from(document.querySelectorAll('h1'), (title) => title.textContent)).toEqual([document.title]);
});
