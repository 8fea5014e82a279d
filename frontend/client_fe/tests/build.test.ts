// @vitest-environment node
import { build } from 'vite';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

const HASHED = String.raw`assets/[\w-]+-[\w-]{8}`;

test('the built site keeps to its CSP: no inline script or style, nothing evaluated, all files its own', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const root = new URL('..', import.meta.url).pathname;
  const result = await build({ root, logLevel: 'silent', build: { write: false } });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !('output' in first)) throw new Error('no output');
  const page = first.output.find((file) => file.fileName === 'index.html');
  if (page?.type !== 'asset') throw new Error('no index.html');
  const html = String(page.source);

  const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)/g)];
  expect(scripts).toHaveLength(1);
  expect(scripts[0]?.[1]).toMatch(new RegExp(` src="/${HASHED}\\.js"`));
  expect(scripts[0]?.[2]).toBe('');
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1]);
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) {
    expect(address).toMatch(new RegExp(`^/(${HASHED}\\.(js|css)|favicon\\.svg)$`));
  }

  const chunks = first.output.filter((file) => file.type === 'chunk');
  expect(chunks.length).toBeGreaterThan(1);
  for (const { fileName, code } of chunks) {
    expect(fileName).toMatch(new RegExp(`^${HASHED}\\.js$`));
    expect(code.match(/\beval\(|new Function\b|localStorage/)?.[0]).toBeUndefined();
  }
});
