import type { UserConfig } from 'vite';
import { describe, expect, test } from 'vitest';

import { built, incompressible, INDEX, noise, ROOMY } from './site.ts';

const IMPORTS = "import './site.css'; import { large } from './large'; console.log(large);";
const SPEAKS = "void import('./texts/en/start').then(({ start }) => console.log(start));";

/** Has the build put the module into a file of its own. */
function splitOff(name: string): UserConfig {
  const groups = [{ name, test: new RegExp(name), priority: 1 }];
  return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
}

describe('the script at start', () => {
  test('within its budget: the build says the figures', async () => {
    expect(await built({}, ROOMY)).toMatch(
      /^At start, gzipped: [\d,]+ of 10,000 bytes of script, \d+ of them the longest language's \(en\); \d+ of 10,000 bytes of style\.$/m,
    );
  });

  test('over its budget: the build fails, and names what is large', async () => {
    const files = { 'src/main.ts': IMPORTS + SPEAKS, 'src/large.ts': incompressible('large', 3000) };
    expect(await built(files, { ...ROOMY, script: 5000 })).not.toContain('failed');
    const said = await built(files, { ...ROOMY, script: 2500 });
    expect(said).toMatch(/failed: .*At start, gzipped: [\d,]+ bytes of script, [\d,]+ over the budget of 2,500\./s);
    expect(said).toMatch(/The largest modules.*\n +[34],\d{3} {2}src\/large\.ts\n/);
  });

  test('counts what comes by way of other modules', async () => {
    const files = {
      'src/main.ts': `${IMPORTS}${SPEAKS}`,
      'src/large.ts': "export { larger as large } from './larger';",
      'src/larger.ts': incompressible('larger', 3000),
    };
    expect(await built(files, { ...ROOMY, script: 2500 })).toContain('src/larger.ts');
  });

  test('does not count what is loaded later', async () => {
    const files = {
      'src/main.ts': `import './site.css'; ${SPEAKS} onclick = () => import('./large');`,
      'src/large.ts': incompressible('large', 3000),
    };
    expect(await built(files, { ...ROOMY, script: 2500 })).not.toContain('failed');
  });

  test('counts what is loaded later, but waited for', async () => {
    const files = {
      'src/main.ts': `import './site.css'; ${SPEAKS} onclick = () => import('./large');`,
      'src/large.ts': incompressible('large', 3000),
    };
    const awaited = ['src/large.ts'];
    expect(await built(files, { ...ROOMY, script: 2500, awaited })).toMatch(/over the budget of 2,500.*src\/large\.ts/s);
    expect(await built(files, { ...ROOMY, awaited })).not.toContain('failed');
    expect(await built(files, { ...ROOMY, awaited: ['src/gone.ts'] })).toContain('The build has no src/gone.ts');
  });

  test('counts the sentences of one language, the longest, with what they need', async () => {
    const files = {
      'src/main.ts': `import './site.css'; ${SPEAKS} onclick = () => import('./texts/de/start/index');`,
      'src/texts/en/start.ts': incompressible('start', 1500),
      'src/texts/de/start/index.ts': "export { part as start } from './part'; export { plural } from '../../../plural';",
      'src/texts/de/start/part.ts': incompressible('part', 1000),
      'src/plural.ts': incompressible('plural', 1000),
    };
    const apart = splitOff('plural');
    expect(await built(files, { ...ROOMY, script: 3500 }, apart)).toMatch(/ 2,\d{3} of them the longest language's \(de\)/);
    expect(await built(files, { ...ROOMY, script: 1900 }, apart)).toMatch(/over the budget of 1,900.*src\/texts\/de\/start\/part\.ts/s);
  });

  test('without sentences nothing could be measured: the build fails', async () => {
    const files = { 'src/main.ts': "import './site.css';" };
    expect(await built(files, ROOMY)).toMatch(/failed: .*The build has no sentences for the start/s);
  });
});

describe('the style at start', () => {
  const files = { 'src/site.css': `body::before { content: '${noise('text', 2000)}' }` };

  test('over its budget: the build fails', async () => {
    expect(await built(files, { ...ROOMY, style: 3000 })).not.toContain('failed');
    expect(await built(files, { ...ROOMY, style: 1500 })).toMatch(/failed: .*bytes of style, \d+ over the budget of 1,500/s);
  });
});

describe('the first paint', () => {
  test('must not wait for another script', async () => {
    const files = { 'src/main.ts': IMPORTS + SPEAKS, 'src/large.ts': incompressible('large', 1000) };
    expect(await built(files, ROOMY)).not.toContain('failed');
    expect(await built(files, ROOMY, splitOff('large'))).toMatch(/failed: .*The first paint waits for 2 scripts, not one: .*large-/s);
  });

  test('must not wait for another script that the page itself asks for', async () => {
    const page = INDEX.replace('<head>', '<head><script defer src="/extra.js"></script>');
    const said = await built({ 'index.html': page, 'public/extra.js': 'console.log(1)' }, ROOMY);
    expect(said).toMatch(/failed: .*The first paint waits for 2 scripts, not one: .*extra\.js/s);
  });

  test.each([
    '<link rel="stylesheet" href="/extra.css">',
    '<link href="/extra.css" rel="stylesheet">',
    "<link rel=stylesheet href='/extra.css'>",
  ])('must not wait for another style sheet: %s', async (link) => {
    const page = INDEX.replace('<head>', `<head>${link}`);
    const said = await built({ 'index.html': page, 'public/extra.css': 'p { color: red }' }, ROOMY);
    expect(said).toMatch(/failed: .*The first paint waits for 2 style sheets, not one: .*extra\.css/s);
  });
});
