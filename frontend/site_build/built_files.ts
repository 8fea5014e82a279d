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
export function linked(html: string, rel: 'stylesheet' | 'modulepreload'): string[] {
  const links = html.match(/<link\s[^>]*>/gi) ?? [];
  return ownFiles(links.filter((link) => valuesOf(link, 'rel').includes(rel)).flatMap((link) => valuesOf(link, 'href')));
}

/** The site's files that the page's `<script>`s run. */
export function scriptsIn(html: string): string[] {
  return ownFiles((html.match(/<script\s[^>]*>/gi) ?? []).flatMap((tag) => valuesOf(tag, 'src')));
}

/** What an attribute has wherever it stands in the HTML, in quotation marks of either kind or in none. */
export function valuesOf(html: string, attribute: string): string[] {
  const found = html.matchAll(new RegExp(`\\s(?:${attribute})\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'gi'));
  return [...found].map(([, double, single, bare]) => double ?? single ?? bare!);
}

function ownFiles(addresses: readonly string[]): string[] {
  return addresses.filter((address) => /^\/[^/]/.test(address)).map((address) => address.slice(1));
}

/** Bytes as a CDN sends them, each file packed by itself. */
export function gzipBytes(texts: Iterable<string>): number {
  return [...texts].reduce((sum, text) => sum + gzipSync(text).length, 0);
}
