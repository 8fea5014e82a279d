import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind } from '@arethetypeswrong/core/problems';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPacked, type Project } from './installed.js';
import { shipped } from './shipped.js';

const HERE = fileURLToPath(new URL('./', import.meta.url));

let project: Project;
beforeAll(async () => {
  project = await installPacked();
}, 60_000);
afterAll(() => project.remove());

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}
const manifest = async () =>
  JSON.parse(await readFile(join(project.sdk, 'package.json'), 'utf8')) as Manifest;

/**
 * Puts the type tests and the README's examples into the project, the misuses without their leave.
 * Answers the errors that this must give.
 */
async function writeUses({ folder, sdk }: Project): Promise<string[]> {
  const readme = await readFile(join(sdk, 'README.md'), 'utf8');
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => String(code));
  for (const [index, code] of examples.entries()) {
    await writeFile(join(folder, `example_${index}.ts`), `${code}export {};\n`);
  }
  const expected: string[] = [];
  for (const file of await readdir(join(HERE, 'types'))) {
    const text = await readFile(join(HERE, 'types', file), 'utf8');
    await writeFile(join(folder, file), text.replaceAll('@ts-expect-error', ''));
    for (const [index, line] of text.split('\n').entries()) {
      const [, code] = /@ts-expect-error (TS\d+): /.exec(line) ?? [];
      if (code) expected.push(`${file}:${index + 2} ${code}`);
    }
  }
  return expected;
}

describe('the tarball', () => {
  test('holds the sources, what is built of each, and the papers; nothing else', async () => {
    const sources = await filesIn(join(HERE, '../src'));
    const endings = ['.js', '.js.map', '.d.ts', '.d.ts.map'];
    const built = sources.flatMap((file) => endings.map((ending) => `dist/${file.replace(/\.ts$/, ending)}`));
    const papers = ['LICENSE', 'README.md', 'package.json'];
    expect(sources).toContain('vue/index.ts');
    expect(await filesIn(project.sdk)).toEqual([...papers, ...built, ...sources.map((file) => `src/${file}`)].sort());
  });

  test('holds every file that its exports lead to, on any condition', async () => {
    const { exports } = await manifest();
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(targets).toContain('./src/vue/index.ts');
    const held = (await filesIn(project.sdk)).map((file) => `./${file}`);
    expect(held).toEqual(expect.arrayContaining(targets));
  });

  test('comes under the project’s licence, and asks for nothing but an optional Vue', async () => {
    const [licence, own] = await Promise.all(
      [join(project.sdk, 'LICENSE'), join(HERE, '../../../LICENSE')].map((path) => readFile(path, 'utf8')),
    );
    expect(licence).toBe(own);
    const facts = await manifest();
    expect(facts).not.toHaveProperty('dependencies');
    expect(facts).not.toHaveProperty('private');
    expect(facts).toMatchObject({
      license: 'MIT',
      peerDependencies: { vue: '^3.5.0' },
      peerDependenciesMeta: { vue: { optional: true } },
    });
  });

  test('passes publint, its suggestions included', async () => {
    // Unpacked, so that every file there is a published one.
    const { messages } = await publint({ pkgDir: project.sdk, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  test('has types that are not wrong for any ESM user', async () => {
    const result = await checkPackage(createPackageFromTarballData(project.tarball));
    if (!result.types) throw new Error('no types');
    expect(Object.keys(result.entrypoints)).toEqual(['.', './vue', './package.json']);
    const problems = result.problems.filter(
      (problem) =>
        problemAffectsResolutionKind(problem, 'node16-esm', result) ||
        problemAffectsResolutionKind(problem, 'bundler', result),
    );
    expect(problems).toEqual([]);
  });
});

describe('a project that has it', () => {
  test('imports the core and the plugin in Node.js, and no file behind them', async () => {
    const node = (code: string) => project.run(process.execPath, '--input-type=module', '--eval', code);
    const keys = (name: string) => node(`console.log(Object.keys(await import('${name}')).join())`);
    expect(await keys('sso_sdk')).toBe('SsoError,createHandOff,createSsoClient,takeRedirect\n');
    expect(await keys('sso_sdk/vue')).toBe('createSso,createSsoGuard,ssoKey,useSso\n');
    expect(await keys('sso_sdk/dist/session.js')).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  const exact = { exactOptionalPropertyTypes: true, skipLibCheck: true };
  test.each([
    ['nodenext, declarations too', { module: 'nodenext', ...exact, skipLibCheck: false, skipDefaultLibCheck: true }],
    ['bundler', { module: 'ESNext', moduleResolution: 'bundler', ...exact }],
    ['no exact optional properties', { module: 'nodenext', skipLibCheck: true }],
  ])('compiles what it should, and each misuse fails for the reason given: %s', async (_name, options) => {
    const expected = await writeUses(project);
    expect(expected.length).toBeGreaterThan(30);
    expect(await project.compile(options)).toEqual(expected);
  });

  test('ships less than 2 kB for the hand-off, and no other part', async () => {
    const { text, bytes } = await shipped("export { createHandOff, takeRedirect } from 'sso_sdk'", project.folder);
    expect(text).toContain('code_challenge');
    expect(text).not.toMatch(/refresh-session|\/api\/logout|BroadcastChannel|useSso/);
    expect(bytes).toBeLessThan(2000);
  });

  test('ships less than 5 kB for everything', async () => {
    const { bytes } = await shipped("export * from 'sso_sdk'; export * from 'sso_sdk/vue'", project.folder);
    expect(bytes).toBeGreaterThan(3000);
    expect(bytes).toBeLessThan(5000);
  });
});
