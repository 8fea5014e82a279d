import { build } from 'vite';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

// What the site may weigh at start, and the rules that its pages keep, are site_build's: they fail this build too.
test('the one script at start shows the home page; the orders and the languages come when they are needed', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const root = new URL('..', import.meta.url).pathname;
  const result = await build({ root, logLevel: 'silent', build: { write: false } });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !('output' in first)) throw new Error('no output');
  const chunks = first.output.filter((file) => file.type === 'chunk');
  const [start, ...others] = chunks.filter((chunk) => chunk.isEntry);
  expect(others).toEqual([]);
  expect(start?.moduleIds.some((id) => id.includes('/pages/HomePage.vue'))).toBe(true);
  const lazy = /\/(OrdersPage\.vue|NewOrderPage\.vue|OrderPage\.vue|texts\/\w+\/\w+)/;
  expect(start?.moduleIds.filter((id) => lazy.test(id))).toEqual([]);
  expect(chunks.flatMap((chunk) => chunk.moduleIds).filter((id) => lazy.test(id)).length).toBeGreaterThan(8);
}, 60_000);
