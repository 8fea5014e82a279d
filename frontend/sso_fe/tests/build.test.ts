import { build, type Rolldown } from 'vite';
import { afterEach, expect, test, vi } from 'vitest';

type Chunk = Rolldown.OutputChunk;

/** A build takes seconds, and more where other suites run beside it. */
const PATIENCE_MS = 60_000;

afterEach(() => vi.unstubAllEnvs());

async function built(options: Parameters<typeof build>[0]): Promise<Chunk[]> {
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({ ...options, logLevel: 'silent' });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !('output' in first)) throw new Error('no output');
  return first.output.filter((file) => file.type === 'chunk');
}

/** Bytes as the CDN sends them. */
async function gzipped(code: string): Promise<number> {
  const packed = new Blob([code]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(packed).arrayBuffer()).byteLength;
}

// What the site may weigh at start, and the rules that its pages keep, are site_build's: they fail this build too.
test('the one script at start shows the sign-in form; what other pages need comes with them', async () => {
  const chunks = await built({ root: new URL('..', import.meta.url).pathname, build: { write: false } });
  const [start, ...others] = chunks.filter((chunk) => chunk.isEntry);
  expect(others).toEqual([]);
  expect(start?.moduleIds.some((id) => id.includes('/pages/SignInPage.vue'))).toBe(true);
  const lazy = /\/(uqr|OwnPassword\.vue|PasswordRules\.vue|TotpSetup\.vue|QrCode\.vue|AccountPage\.vue|RecoverPage\.vue|texts\/\w+\/\w+)/;
  expect(start?.moduleIds.filter((id) => lazy.test(id))).toEqual([]);
  expect(chunks.flatMap((chunk) => chunk.moduleIds).filter((id) => lazy.test(id)).length).toBeGreaterThan(16);
}, PATIENCE_MS);

test('the Cognito client weighs at most 4,300 bytes', async () => {
  const input = new URL('../src/cognito/index.ts', import.meta.url).pathname;
  const chunks = await built({
    configFile: false,
    build: { write: false, target: 'es2022', rolldownOptions: { input, preserveEntrySignatures: 'strict' } },
  });
  const bytes = await gzipped(chunks.map((chunk) => chunk.code).join(''));
  expect(bytes).toBeGreaterThan(2000);
  expect(bytes).toBeLessThanOrEqual(4300);
}, PATIENCE_MS);
