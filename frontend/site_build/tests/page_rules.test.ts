import { expect, test } from 'vitest';

import { built, INDEX, ROOMY } from './site.ts';

const MAIN = "import './site.css'; void import('./texts/en/start').then(({ start }) => console.log(start));";
const inHead = (html: string) => ({ 'index.html': INDEX.replace('<head>', `<head>${html}`) });

test.each([
  ['an inline script', inHead('<script>alert(1)</script>'), 'index.html has an inline script.'],
  ['an inline style sheet', inHead('<style>p { color: red }</style>'), 'index.html has an inline style sheet.'],
  ['a style attribute', inHead('<link style="color: red">'), 'index.html has a style attribute.'],
  ['an event handler', inHead('<link onload="alert(1)">'), 'index.html has an inline event handler.'],
  ['an address that is code', inHead('<a href="javascript:alert(1)">'), 'index.html has a javascript: address.'],
  ['a script of another site', inHead('<script src="https://cdn.example/a.js"></script>'), 'asks for https://cdn.example/a.js'],
  ['a picture of another site', inHead("<link rel=icon href='https://cdn.example/a.svg'>"), 'asks for https://cdn.example/a.svg'],
  ['a style sheet of another site, without quotation marks', inHead('<link rel=stylesheet href=//cdn.example/a.css>'), 'asks for //cdn.example/a.css'],
  ['a font of another site', inHead('<link rel="preload" href="//cdn.example/a.woff2">'), 'asks for //cdn.example/a.woff2'],
  ['a file that is not there', inHead('<link rel="icon" href="/icon.png">'), 'asks for /icon.png, not a file of the site'],
  ['code made of text', { 'src/main.ts': `${MAIN} (0, eval)(location.hash);` }, '.js has eval'],
  ['a function made of text', { 'src/main.ts': `${MAIN} new Function(location.hash);` }, '.js has Function('],
  ['localStorage', { 'src/main.ts': `${MAIN} localStorage.setItem('token', '');` }, '.js has localStorage'],
  ['an image of another site', { 'src/site.css': 'p { background: url("https://x.example/a.png") }' }, 'has url(https://x.example/a.png'],
  ['a style sheet of another site', { 'src/site.css': '@import "//x.example/a.css"; p { color: red }' }, '//x.example/a.css'],
])('the build fails for %s', async (_what, files: Record<string, string>, complaint) => {
  const said = await built(files, ROOMY);
  expect(said).toContain('failed: ');
  expect(said).toContain(complaint);
});

test('the build fails for a script whose name stays when its content changes', async () => {
  const named = { build: { rolldownOptions: { output: { entryFileNames: 'assets/main.js' } } } };
  expect(await built({}, ROOMY, named)).toContain('assets/main.js has no hash of its content in its name');
});

test('a page of its own files passes', async () => {
  const own = '<link rel="icon" href="/favicon.svg"><link rel="preload" href="/config.json" as="fetch">';
  expect(await built(inHead(own), ROOMY)).not.toContain('failed');
});
