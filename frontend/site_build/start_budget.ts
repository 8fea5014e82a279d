import { relative } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

import { gzipBytes, indexHtml, linked, scriptsIn, textOf, type Bundle } from './built_files.ts';
import { bytesOf, startFiles, type StartFiles } from './start_files.ts';

/** The most that a page may load before it shows, in bytes gzipped. */
export interface StartBudget {
  /** The entry, what it imports statically, the sentences of one language, and what `awaited` names. */
  readonly script: number;
  readonly style: number;
  /** Modules below the site's folder that are loaded by `import()`, and that some visits wait for. */
  readonly awaited?: readonly string[];
}

const NAMED_MODULES = 10;

/**
 * Fails the build when a page needs more bytes before it shows than the budget has, or more requests
 * than the HTML, one style sheet, one script and one language's sentences. Says the figures otherwise.
 */
export function startBudget(budget: StartBudget): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'site_build:start_budget',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = startFiles(bundle, budget.awaited ?? []);
        const waits = furtherRequests(bundle, files);
        if (waits.length > 0) this.error(waits.join('\n'));
        const figures = measured(bundle, files);
        if (figures.script > budget.script) {
          this.error(tooHeavy('script', figures.script, budget.script) + largestModules(files, config.root));
        }
        if (figures.style > budget.style) this.error(tooHeavy('style', figures.style, budget.style));
        config.logger.info(
          `At start, gzipped: ${bytes(figures.script)} of ${bytes(budget.script)} bytes of script, ` +
            `${bytes(figures.language)} of them the longest language's (${files.language.tag}); ` +
            `${bytes(figures.style)} of ${bytes(budget.style)} bytes of style.`,
        );
      },
    },
  };
}

function furtherRequests(bundle: Bundle, { scripts, styles }: StartFiles): string[] {
  const html = indexHtml(bundle);
  const asked = [...linked(html, 'modulepreload'), ...scriptsIn(html)];
  const names = [...new Set([...scripts.map((script) => script.fileName), ...asked])];
  return [waitsFor('script', names), waitsFor('style sheet', styles)].filter((complaint) => complaint !== '');
}

function waitsFor(what: string, names: readonly string[]): string {
  return names.length === 1 ? '' : `The first paint waits for ${names.length} ${what}s, not one: ${names.join(', ')}`;
}

function measured(bundle: Bundle, { scripts, awaited, language, styles }: StartFiles) {
  const ofLanguage = bytesOf(language.scripts);
  return {
    script: bytesOf([...scripts, ...awaited]) + ofLanguage,
    language: ofLanguage,
    style: gzipBytes(styles.map((name) => textOf(bundle, name))),
  };
}

function tooHeavy(what: string, measuredBytes: number, allowed: number): string {
  const over = bytes(measuredBytes - allowed);
  return `At start, gzipped: ${bytes(measuredBytes)} bytes of ${what}, ${over} over the budget of ${bytes(allowed)}.`;
}

function largestModules({ scripts, awaited, language }: StartFiles, root: string): string {
  const sizes = [...scripts, ...awaited, ...language.scripts].flatMap((script) =>
    Object.entries(script.modules).map(([id, module]) => ({ name: relative(root, id), size: module.renderedLength })),
  );
  const largest = sizes.sort((one, other) => other.size - one.size).slice(0, NAMED_MODULES);
  const lines = largest.map(({ name, size }) => `${bytes(size).padStart(9)}  ${name}`);
  return ['\nThe largest modules, in bytes before minifying and packing:', ...lines].join('\n');
}

const bytes = (count: number) => count.toLocaleString('en');
