import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SOURCES = fileURLToPath(new URL('../src/', import.meta.url));

test('the core imports nothing but its own files: neither Vue nor its skin here', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('vue'),
  );
  const imports = files.flatMap((file) => {
    const code = readFileSync(SOURCES + file, 'utf8');
    return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name]) => `${file}: ${name}`);
  });
  expect(imports).toContain('client.ts: ./hand_off.js');
  expect(imports.filter((entry) => !/: \.\.?\/(?!vue\b)/.test(entry))).toEqual([]);
});
