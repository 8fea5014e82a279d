/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { accentProperties } from '../../src/branding/accent';
import { contrast, hexOf, oklchOf } from '../../src/branding/color';

const TOKENS = readFileSync(`${import.meta.dirname}/../../../design/tokens.css`, 'utf8');
const [LIGHT, DARK] = TOKENS.split('@media (prefers-color-scheme: dark)') as [string, string];

/** A plain colour of tokens.css, which the accent must go with. */
function token(theme: 'light' | 'dark', name: string): string {
  const found = new RegExp(`--color-${name}: (#[0-9a-f]{6});`).exec(theme === 'light' ? LIGHT : DARK);
  if (!found) throw new Error(`tokens.css has no --color-${name} for ${theme}`);
  return found[1]!;
}

/** The same colours at every run: a linear congruential generator (Numerical Recipes). */
function* someColors(count: number): Generator<string> {
  let seed = 20_261_123;
  for (let i = 0; i < count; i += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    yield `#${(seed >>> 8).toString(16).padStart(6, '0')}`;
  }
}

const EDGES = ['#000000', '#ffffff', '#ffff00', '#ffd500', '#808080', '#777777', '#010101', '#fefefe', '#0000ff', '#00ff00', '#ff0000', '#7a1f5c'];
const COLORS = [...EDGES, ...someColors(400)];

describe.each(['light', 'dark'] as const)('for any accent colour, in %s', (theme) => {
  const grounds = ['page', 'surface', 'surface-sunk'].map((name) => token(theme, name));

  test('text and controls stand out from all that they are on', () => {
    for (const color of COLORS) {
      const its = accentProperties(color);
      const [accent, strong, wash] = ['accent', 'accent-strong', 'accent-wash'].map((name) => its[`--${name}-${theme}`]!);
      const pairs = [
        ...[...grounds, wash!].flatMap((ground) => [[accent!, ground], [strong!, ground]]),
        ...[accent!, strong!].map((ground) => [token(theme, 'on-accent'), ground]),
        ...['ink', 'ink-soft'].map((name) => [token(theme, name), wash!]),
        [its[`--on-stub-${theme}`]!, its[`--stub-${theme}`]!],
        [its[`--on-stub-${theme}`]!, its[`--stub-line-${theme}`]!],
        [its[`--on-stub-soft-${theme}`]!, its[`--stub-${theme}`]!],
        [its[`--on-stub-soft-${theme}`]!, its[`--stub-line-${theme}`]!],
      ] as [string, string][];
      for (const [text, ground] of pairs) {
        expect(contrast(text, ground), `${color}: ${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test('a pointer over a button is seen', () => {
    for (const color of COLORS) {
      const its = accentProperties(color);
      expect(its[`--accent-strong-${theme}`], color).not.toBe(its[`--accent-${theme}`]);
    }
  });

  test('the hue stays', () => {
    for (const color of COLORS) {
      const brand = oklchOf(color);
      const accent = oklchOf(accentProperties(color)[`--accent-${theme}`]!);
      if (brand.chroma < 0.05 || accent.chroma < 0.03) continue;
      const apart = Math.abs(brand.hue - accent.hue);
      expect(Math.min(apart, 2 * Math.PI - apart), color).toBeLessThan(0.15);
    }
  });
});

test('a colour that is readable as it is stays as it is', () => {
  expect(accentProperties('#7a1f5c')).toMatchObject({ '--accent-light': '#7a1f5c', '--stub-light': '#7a1f5c', '--stub-dark': '#7a1f5c' });
});

test.each([
  ['#ffd500', '#ffd500', '#12211c'],
  ['#0a6450', '#0a6450', '#ffffff'],
  ['#ff0000', '#e6170f', '#ffffff'],
])('the head of a pass in %s is %s, with text in %s', (color, stub, text) => {
  expect(accentProperties(color)).toMatchObject({ '--stub-light': stub, '--on-stub-light': text });
});

test('every colour is one that CSS knows', () => {
  for (const color of COLORS) expect(Object.values(accentProperties(color)).join(' ')).toMatch(/^(#[0-9a-f]{6} ?)+$/);
});

test('a colour comes back from OKLCH as it went', () => {
  for (const color of COLORS) expect(hexOf(oklchOf(color))).toBe(color);
});

test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#ffffff', '#ffffff', 1],
])('%s on %s has %f:1', (one, other, ratio) => expect(contrast(one, other)).toBeCloseTo(ratio, 1));
