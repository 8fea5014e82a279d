import { build } from 'vite';
import { expect, test } from 'vitest';

/** Bytes of what `code` makes an application ship, minified and gzipped. */
async function shipped(code: string): Promise<number> {
  const name = 'virtual:entry';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: name, preserveEntrySignatures: 'strict', external: ['vue'] },
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === name ? name : undefined),
        load: (id) => (id === name ? code : undefined),
      },
    ],
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !('output' in first)) throw new Error('no output');
  const text = first.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(packed).arrayBuffer()).byteLength;
}

const core = new URL('../src/index.ts', import.meta.url).pathname;
const vue = new URL('../src/vue/index.ts', import.meta.url).pathname;

test('what an application needs for the hand-off stays within 2 kB', async () => {
  const bytes = await shipped(`export { createHandOff, takeRedirect, SsoError } from '${core}'`);
  expect(bytes).toBeGreaterThan(500);
  expect(bytes).toBeLessThanOrEqual(2000);
});

test('the whole SDK stays within 5 kB', async () => {
  const bytes = await shipped([core, vue].map((path) => `export * from '${path}';`).join(''));
  expect(bytes).toBeGreaterThan(3000);
  expect(bytes).toBeLessThanOrEqual(5000);
});
