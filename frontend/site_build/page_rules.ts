import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

import { indexHtml, scriptsOf, textOf, valuesOf, type Bundle } from './built_files.ts';

/** What a page's HTML must not hold; the CSP would refuse all of it. */
const REFUSED_IN_HTML = {
  'an inline style sheet': /<style\b/i,
  'a style attribute': /\sstyle=/i,
  'an inline event handler': /\son\w+=/i,
  'a javascript: address': /javascript:/i,
  'an inline script': /<script[^>]*>\s*[^<\s]/i,
};

/** What a script must not hold: the CSP refuses the first two, and tokens never reach the third. */
const REFUSED_IN_SCRIPTS = /\beval\b|\bFunction\(|localStorage/;

/** A style sheet that would ask another site for something. */
const ELSEWHERE_IN_STYLES = /(?:url\(|@import)\s*["']?(?:https?:)?\/\/[^"')\s]*/;

/** The name under which the CDN keeps a file for ever: another content gets another name. */
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/;

/** Comes to the site when it is deployed. */
const CONFIG_FILE = '/config.json';

/** Fails the build of a page that does not keep to its CSP, or that loads what is not the site's own. */
export function pageRules(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'site_build:page_rules',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const complaints = [...inHtml(bundle, config.publicDir), ...inScripts(bundle), ...inStyles(bundle)];
        if (complaints.length > 0) this.error(complaints.join('\n'));
      },
    },
  };
}

function inHtml(bundle: Bundle, publicFolder: string): string[] {
  const html = indexHtml(bundle);
  const refused = Object.entries(REFUSED_IN_HTML).filter(([, pattern]) => pattern.test(html));
  const addresses = valuesOf(html, 'src|href');
  const isOwn = (address: string) =>
    address === CONFIG_FILE ||
    (/^\/[^/]/.test(address) && (address.slice(1) in bundle || existsSync(join(publicFolder, address))));
  return [
    ...refused.map(([what]) => `index.html has ${what}.`),
    ...addresses.filter((address) => !isOwn(address)).map((address) => `index.html asks for ${address}, not a file of the site.`),
  ];
}

function inScripts(bundle: Bundle): string[] {
  return scriptsOf(bundle).flatMap(({ fileName, code }) => {
    const [refused] = REFUSED_IN_SCRIPTS.exec(code) ?? [];
    return [
      ...(refused === undefined ? [] : [`${fileName} has ${refused}`]),
      ...(HASHED.test(fileName) ? [] : [`${fileName} has no hash of its content in its name.`]),
    ];
  });
}

function inStyles(bundle: Bundle): string[] {
  const names = Object.keys(bundle).filter((name) => name.endsWith('.css'));
  return names.flatMap((name) => {
    const [elsewhere] = ELSEWHERE_IN_STYLES.exec(textOf(bundle, name)) ?? [];
    return elsewhere === undefined ? [] : [`${name} has ${elsewhere}`];
  });
}
