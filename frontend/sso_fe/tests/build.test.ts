// @vitest-environment node
import { build, type Rolldown } from 'vite';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

type Chunk = Rolldown.OutputChunk;
type Files = Rolldown.RolldownOutput['output'];

afterEach(() => vi.unstubAllEnvs());

const HASHED = String.raw`assets/[\w.-]+-[\w-]{8}`;

async function built(options: Parameters<typeof build>[0]): Promise<Files> {
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({ ...options, logLevel: 'silent' });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !('output' in first)) throw new Error('no output');
  return first.output;
}

/** Bytes as the CDN sends them. */
async function gzipped(code: string): Promise<number> {
  const packed = new Blob([code]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(packed).arrayBuffer()).byteLength;
}

async function weight(chunks: Iterable<Chunk>): Promise<number> {
  const sizes = await Promise.all([...chunks].map(({ code }) => gzipped(code)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('the built site', () => {
  let files: Files;
  beforeAll(async () => {
    files = await built({ root: new URL('..', import.meta.url).pathname, build: { write: false } });
  });
  const chunks = (): Chunk[] => files.filter((file) => file.type === 'chunk');

  /** What the browser must load before the sign-in form shows: the entry and all it imports statically. */
  function atStart(): Set<Chunk> {
    const byName = new Map(chunks().map((chunk) => [chunk.fileName, chunk]));
    const found = new Set(chunks().filter((chunk) => chunk.isEntry));
    for (const chunk of found) for (const name of chunk.imports) found.add(byName.get(name)!);
    return found;
  }

  test('keeps to its CSP: no inline script or style, nothing evaluated, all files its own', () => {
    const page = files.find((file) => file.fileName === 'index.html');
    if (page?.type !== 'asset') throw new Error('no index.html');
    const html = String(page.source);
    const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts).toHaveLength(1);
    expect(scripts[0]?.[1]).toMatch(new RegExp(` src="/${HASHED}\\.js"`));
    expect(scripts[0]?.[2]).toBe('');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    for (const { fileName, code } of chunks()) {
      expect(fileName).toMatch(new RegExp(`^${HASHED}\\.js$`));
      expect(code.match(/\beval\(|new Function\b|localStorage/)?.[0]).toBeUndefined();
    }
  });

  test('shows the sign-in form within 60 kB of script', async () => {
    const bytes = await weight(atStart());
    expect(bytes).toBeGreaterThan(30_000);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });

  test('loads the account pages, new passwords, the set-up of a second factor and its QR code only where they are needed', () => {
    const modules = [...atStart()].flatMap((chunk) => chunk.moduleIds);
    expect(modules.some((id) => id.includes('/pages/SignInPage.vue'))).toBe(true);
    const lazy = /\/(uqr|OwnPassword\.vue|PasswordRules\.vue|TotpSetup\.vue|QrCode\.vue|AccountPage\.vue|RecoverPage\.vue|texts\/account\.ts)/;
    expect(modules.filter((id) => lazy.test(id))).toEqual([]);
    expect(chunks().flatMap((chunk) => chunk.moduleIds).filter((id) => lazy.test(id)).length).toBeGreaterThan(6);
  });
});

test('the Cognito client weighs at most 4,300 bytes', async () => {
  const input = new URL('../src/cognito/index.ts', import.meta.url).pathname;
  const files = await built({
    configFile: false,
    build: { write: false, target: 'es2022', rolldownOptions: { input, preserveEntrySignatures: 'strict' } },
  });
  const bytes = await weight(files.filter((file) => file.type === 'chunk'));
  expect(bytes).toBeGreaterThan(2000);
  expect(bytes).toBeLessThanOrEqual(4300);
});
