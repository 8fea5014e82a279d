import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, createLogger, mergeConfig, type UserConfig } from 'vite';

import { siteConfig } from '../index.ts';
import type { StartBudget } from '../start_budget.ts';

export const INDEX = '<html lang="en"><head><script type="module" src="/src/main.ts"></script></head></html>';
export const ROOMY = { script: 10_000, style: 10_000 };

/** The smallest site: one script, one style sheet, sentences in one language. */
const SITE = {
  'index.html': INDEX,
  'src/main.ts': "import './site.css'; void import('./texts/en/start').then(({ start }) => console.log(start));",
  'src/site.css': 'body { color: black }',
  'src/texts/en/start.ts': "export const start = 'Sign in';",
  'public/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

/** Builds that site with `files` added or in place of its own. Answers what the build said, or what it failed with. */
export async function built(files: Record<string, string>, startBudget: StartBudget, own: UserConfig = {}) {
  const root = await mkdtemp(join(tmpdir(), 'site-'));
  const said: string[] = [];
  const customLogger = { ...createLogger('silent'), info: (line: string) => void said.push(line) };
  try {
    for (const [name, text] of Object.entries({ ...SITE, ...files })) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
    const config = mergeConfig(siteConfig({ startBudget }), own);
    await build(mergeConfig(config, { root, configFile: false, customLogger, build: { write: false } }));
    return said.join('\n');
  } catch (error) {
    return `failed: ${String(error)}`;
  } finally {
    await rm(root, { recursive: true });
  }
}

/** A module that exports `name`, with so much noise in it. */
export function incompressible(name: string, bytes: number): string {
  return `export const ${name} = '${noise(name, bytes)}';`;
}

/** Text of so many bytes that no packing makes fewer: base64, of which 43 characters hold 32 bytes. */
export function noise(seed: string, bytes: number): string {
  const rounds = Array.from({ length: Math.ceil(bytes / 32) }, (_, round) =>
    createHash('sha256').update(`${seed} ${round}`).digest('base64url'),
  );
  return rounds.join('');
}
