import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryHistory } from 'vue-router';

import { createSiteRouter, reloadForMissingFiles } from '../src/router';

// The router reports what we provoke.
beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());
afterEach(() => vi.restoreAllMocks());

async function open(onLine: boolean, arrival = '/authorize') {
  const assign = vi.fn();
  const router = createSiteRouter(createMemoryHistory());
  router.addRoute({ path: '/:path(.*)*', name: 'not-found', component: () => Promise.reject(new TypeError('the file is gone')) });
  reloadForMissingFiles(router, { location: { origin: 'https://sso.example', assign }, navigator: { onLine } } as unknown as Window);
  await router.push(arrival).catch(() => undefined);
  const goTo = (address: string): Promise<unknown> => router.push(address).catch(() => undefined);
  return { assign, router, goTo };
}

test('a page whose file is gone since a new deployment comes from the server', async () => {
  const { assign, goTo } = await open(true);
  await goTo('/gone?a=1');
  expect(assign).toHaveBeenCalledExactlyOnceWith('https://sso.example/gone?a=1');
});

test('without a network the page stays, with what was typed on it', async () => {
  const { assign, goTo, router } = await open(false);
  await goTo('/gone');
  expect(assign).not.toHaveBeenCalled();
  expect(router.currentRoute.value.name).toBe('authorize');
});

test('the page of the arrival is not asked for again', async () => {
  const { assign } = await open(true, '/gone');
  expect(assign).not.toHaveBeenCalled();
});

test('no address leads away from the site', async () => {
  const { assign, goTo } = await open(true);
  await goTo('//elsewhere.example/');
  expect(assign).toHaveBeenCalledExactlyOnceWith('https://sso.example//elsewhere.example/');
});
