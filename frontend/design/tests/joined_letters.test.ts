import { expect, test } from 'vitest';

/** Every style sheet of every front end, by its path. */
const SHEETS = import.meta.glob<string>(['../*.css', '../../*/src/**/*.css'], { query: '?raw', import: 'default', eager: true });

const CSS = Object.values(SHEETS).join('\n').replace(/\/\*[\s\S]*?\*\//g, '');

test('letters that are set closer are not where a script joins them', () => {
  const closer = [...CSS.matchAll(/([^{}]+)\{[^{}]*letter-spacing:\s*-/g)].map(([, selector]) => selector!.trim());
  const [, usual] = /:is\(([^()]+)\):lang\(ar\)\s*\{\s*letter-spacing:\s*normal;/.exec(CSS) ?? [];
  expect(closer.length).toBeGreaterThan(3);
  expect(usual?.split(/,\s*/).sort()).toEqual(closer.sort());
});
