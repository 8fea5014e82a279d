/** The files of a build, as its bundle has them. */
import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';

export type Script = Rolldown.OutputChunk;
export type Bundle = Rolldown.OutputBundle;

export function scriptsOf(bundle: Bundle): Script[] {
  return Object.values(bundle).filter((file) => file.type === 'chunk');
}

export function indexHtml(bundle: Bundle): string {
  return textOf(bundle, 'index.html');
}

/** A style sheet's or page's text; throws where the build has no such file. */
export function textOf(bundle: Bundle, name: string): string {
  const file = bundle[name];
  if (file?.type !== 'asset') throw new Error(`The build has no ${name}.`);
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
}

/** The site's files that the page's `<link>`s of a kind lead to. */
export function addresses(html: string, rel: 'stylesheet' | 'modulepreload'): string[] {
  const links = html.matchAll(new RegExp(`<link rel="${rel}"[^>]* href="/([^"]+)"`, 'g'));
  return [...links].map(([, name]) => name!);
}

/** Bytes as a CDN sends them, each file packed by itself. */
export function gzipBytes(texts: Iterable<string>): number {
  return [...texts].reduce((sum, text) => sum + gzipSync(text).length, 0);
}
