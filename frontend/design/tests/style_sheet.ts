/** Style sheets as data, as far as the tests of this folder need them. */

export interface Declaration {
  property: string;
  value: string;
}

/** The declarations in the text of a sheet or a block, in order, whatever rule they stand in. */
export function declarationsIn(css: string): Declaration[] {
  const pattern = /(?:^|[{;])\s*([\w-]+)\s*:\s*([^{};]+)(?=[;}]|\s*$)/g;
  return [...withoutComments(css).matchAll(pattern)].map(([, property, value]) => ({ property: property!, value: value!.trim() }));
}

/** What stands in the blocks `@media <query> { … }`; '' where there is none. */
export function mediaBlock(css: string, query: string): string {
  return blocksIn(css).filter(({ prelude }) => prelude === `@media ${query}`).map(({ body }) => body).join('\n');
}

/** What stands in `:root { … }` outside every `@media`. */
export function rootBlock(css: string): string {
  return blocksIn(css).filter(({ prelude }) => prelude === ':root').map(({ body }) => body).join('\n');
}

/** The outermost blocks. */
function blocksIn(css: string): { prelude: string; body: string }[] {
  const text = withoutComments(css);
  const blocks: { prelude: string; body: string }[] = [];
  let depth = 0;
  let start = 0;
  let prelude = '';
  for (const { 0: sign, index } of text.matchAll(/[{};]/g)) {
    if (sign === '{' && depth++ === 0) {
      prelude = text.slice(start, index).trim();
      start = index + 1;
    } else if (sign === '}' && --depth === 0) {
      blocks.push({ prelude, body: text.slice(start, index) });
      start = index + 1;
    } else if (depth === 0) start = index + 1;
  }
  return blocks;
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, '');
}
