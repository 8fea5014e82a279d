import { expect, test } from 'vitest';
import { shipped } from './shipped.js';

const core = new URL('../src/index.ts', import.meta.url).pathname;
const vue = new URL('../src/vue/index.ts', import.meta.url).pathname;

test('what an application needs for the hand-off stays within 2 kB', async () => {
  const { bytes } = await shipped(`export { createHandOff, takeRedirect, SsoError } from '${core}'`);
  expect(bytes).toBeGreaterThan(500);
  expect(bytes).toBeLessThanOrEqual(2000);
});

test('the whole SDK stays within 5 kB', async () => {
  const { bytes } = await shipped([core, vue].map((path) => `export * from '${path}';`).join(''));
  expect(bytes).toBeGreaterThan(3000);
  expect(bytes).toBeLessThanOrEqual(5000);
});
