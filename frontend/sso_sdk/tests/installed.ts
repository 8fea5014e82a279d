import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
/** Those of the workspace; nothing is downloaded. */
const MODULES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
/** What a newcomer's README examples stand among. */
const SURROUNDINGS = "declare module '*.vue' { const page: import('vue').Component; export default page; }";

/** A project outside the workspace that has the packed SDK, as `npm install` of the tarball leaves it. */
export interface Project {
  readonly folder: string;
  /** The tarball's bytes. */
  readonly tarball: Buffer;
  /** The package as unpacked. */
  readonly sdk: string;
  /** What a program prints here, whether it fails or not. */
  run(program: string, ...args: string[]): Promise<string>;
  /** The TypeScript compiler's errors in the project and the SDK's declarations, as `file:line code`. */
  compile(options: Record<string, unknown>): Promise<string[]>;
  remove(): Promise<void>;
}

/** The tarball of a copy, so that the package's own `dist` stays as it is for others who use it meanwhile. */
async function pack(): Promise<Buffer> {
  const copy = await mkdtemp(join(tmpdir(), 'sso_sdk-copy-'));
  try {
    const isSource = (path: string) => !/\/(node_modules|dist)$/.test(path);
    await cp(PACKAGE, copy, { recursive: true, filter: isSource });
    await symlink(MODULES, join(copy, 'node_modules'));
    const { stdout: name } = await promisify(execFile)('npm', ['pack', '--silent'], { cwd: copy });
    return await readFile(join(copy, name.trim()));
  } finally {
    await rm(copy, { recursive: true });
  }
}

/** Packs the SDK and unpacks it into an empty project, next to Vue, vue-router and what they need. */
export async function installPacked(): Promise<Project> {
  const tarball = await pack();
  const folder = await mkdtemp(join(tmpdir(), 'sso_sdk-'));
  const modules = join(folder, 'node_modules');
  const sdk = join(modules, 'sso_sdk');
  const file = join(folder, 'sso_sdk.tgz');
  await writeFile(file, tarball);
  await mkdir(sdk, { recursive: true });
  await promisify(execFile)('tar', ['-xzf', file, '--strip-components', '1', '-C', sdk]);
  for (const name of ['vue', 'vue-router']) await symlink(join(MODULES, name), join(modules, name));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies: {} }));
  await writeFile(join(folder, 'surroundings.d.ts'), SURROUNDINGS);

  const run = async (program: string, ...args: string[]) => {
    const done = promisify(execFile)(program, args, { cwd: folder });
    const { stdout, stderr } = await done.catch((failed: { stdout: string; stderr: string }) => failed);
    return stdout + stderr;
  };
  return {
    folder,
    tarball,
    sdk,
    run,
    async compile(options) {
      const compilerOptions = { target: 'ES2022', types: [], strict: true, noEmit: true, ...options };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
      const said = await run(process.execPath, join(MODULES, 'typescript/bin/tsc'), '--pretty', 'false');
      // Other packages are linked, so they lie outside.
      const errors = said.matchAll(/^(\w.*?)\((\d+),\d+\): error (TS\d+)/gm);
      return [...errors].map(([, file, line, code]) => `${file}:${line} ${code}`);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
