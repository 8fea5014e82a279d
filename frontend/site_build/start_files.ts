import { gzipBytes, indexHtml, linked, scriptsOf, type Bundle, type Script } from './built_files.ts';

/** What a browser loads before a page of the site shows. */
export interface StartFiles {
  /** The entry, and what it imports statically. */
  readonly scripts: readonly Script[];
  /** What comes later, and is waited for all the same. */
  readonly awaited: readonly Script[];
  /** What a language adds: its sentences of the start. That of the language with the most bytes. */
  readonly language: { readonly tag: string; readonly scripts: readonly Script[] };
  /** The names of the style sheets. */
  readonly styles: readonly string[];
}

/** Where the sites keep the sentences that every visit needs: one module or folder for each language. */
const START_SENTENCES = /\/src\/texts\/([\w-]+)\/start(?:\.ts$|\/)/;

/** Throws where the build has no index.html, no sentences for the start, or not what is awaited. */
export function startFiles(bundle: Bundle, awaitedModules: readonly string[]): StartFiles {
  const scripts = withImports(bundle, scriptsOf(bundle).filter((script) => script.isEntry));
  const awaited = withImports(bundle, awaitedModules.map((name) => scriptOf(bundle, name)));
  const later = awaited.filter((script) => !scripts.includes(script));
  return {
    scripts,
    awaited: later,
    language: longestLanguage(bundle, new Set([...scripts, ...later])),
    styles: linked(indexHtml(bundle), 'stylesheet'),
  };
}

export function bytesOf(scripts: readonly Script[]): number {
  return gzipBytes(scripts.map((script) => script.code));
}

function scriptOf(bundle: Bundle, module: string): Script {
  const found = scriptsOf(bundle).find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/${module}`)));
  if (found === undefined) throw new Error(`The build has no ${module}, which the budget counts.`);
  return found;
}

function withImports(bundle: Bundle, scripts: readonly Script[]): Script[] {
  const found = new Set(scripts);
  for (const script of found) {
    for (const name of script.imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') found.add(imported);
    }
  }
  return [...found];
}

function longestLanguage(bundle: Bundle, there: ReadonlySet<Script>): StartFiles['language'] {
  const parts = new Map<string, Set<Script>>();
  for (const script of scriptsOf(bundle)) {
    for (const id of script.moduleIds) {
      const [, tag] = START_SENTENCES.exec(id) ?? [];
      if (tag) parts.set(tag, (parts.get(tag) ?? new Set()).add(script));
    }
  }
  const languages = [...parts].map(([tag, own]) => {
    const scripts = withImports(bundle, [...own]).filter((script) => !there.has(script));
    return { tag, scripts, bytes: bytesOf(scripts) };
  });
  const [longest] = languages.sort((one, other) => other.bytes - one.bytes);
  if (longest === undefined) throw new Error('The build has no sentences for the start (src/texts/<language>/start).');
  return longest;
}
