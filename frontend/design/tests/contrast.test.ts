import { describe, expect, test } from 'vitest';

import tokens from '../tokens.css?raw';
import { declarationsIn, mediaBlock, rootBlock } from './style_sheet';

type Colors = ReadonlyMap<string, string>;

const DARK = '(prefers-color-scheme: dark)';
const STRONG = '(prefers-contrast: more)';
const LIGHT_BLOCKS = [rootBlock(tokens)];
const DARK_BLOCKS = [...LIGHT_BLOCKS, mediaBlock(tokens, DARK)];
const STRONG_BLOCK = mediaBlock(tokens, STRONG);

const THEMES: Record<string, Colors> = {
  light: colorsOf(LIGHT_BLOCKS),
  dark: colorsOf(DARK_BLOCKS),
  'light, more contrast': colorsOf([...LIGHT_BLOCKS, STRONG_BLOCK]),
  'dark, more contrast': colorsOf([...DARK_BLOCKS, STRONG_BLOCK, mediaBlock(tokens, `${STRONG} and ${DARK}`)]),
};

const SHEETS = ['page', 'surface', 'surface-sunk'];
/** Text, and each ground that it stands on. WCAG 2.2, 1.4.3. */
const TEXT: Record<string, string[]> = {
  ink: [...SHEETS, 'accent-wash', 'danger-wash', 'warning-wash', 'success-wash'],
  'ink-soft': [...SHEETS, 'accent-wash'],
  accent: [...SHEETS, 'accent-wash'],
  'accent-strong': [...SHEETS, 'accent-wash'],
  'on-accent': ['accent', 'accent-strong'],
  'on-stub': ['stub', 'stub-line'],
  'on-stub-soft': ['stub', 'stub-line'],
  'on-seal': ['seal'],
  danger: [...SHEETS, 'danger-wash'],
  warning: ['surface', 'warning-wash'],
  success: ['surface', 'success-wash'],
  surface: ['danger', 'danger-strong'],
  page: ['ink'],
};
/** The edge of a control, and the ring around what has the focus. WCAG 2.2, 1.4.11. */
const EDGES: Record<string, string[]> = { control: SHEETS, focus: [...SHEETS, 'accent-wash'], danger: SHEETS };

describe.each(Object.entries(THEMES))('in the theme %s', (_theme, colors) => {
  test.each(pairs(TEXT))('%s on %s reads', (text, ground) => expect(contrast(colors, text, ground)).toBeGreaterThanOrEqual(4.5));
  test.each(pairs(EDGES))('%s shows on %s', (edge, ground) => expect(contrast(colors, edge, ground)).toBeGreaterThanOrEqual(3));
});

test.each(['light', 'dark'])('who asks for more contrast gets it, %s', (theme) => {
  const [usual, strong] = [THEMES[theme]!, THEMES[`${theme}, more contrast`]!];
  for (const text of ['ink', 'ink-soft']) {
    expect(contrast(strong, text, 'surface')).toBeGreaterThan(contrast(usual, text, 'surface'));
    expect(contrast(strong, text, 'surface')).toBeGreaterThanOrEqual(7);
  }
  for (const line of ['line', 'control']) expect(contrast(strong, line, 'page')).toBeGreaterThanOrEqual(4.5);
});

function pairs(grounds: Record<string, string[]>): [string, string][] {
  return Object.entries(grounds).flatMap(([name, each]) => each.map((ground): [string, string] => [name, ground]));
}

function colorsOf(blocks: string[]): Colors {
  return new Map(blocks.flatMap(declarationsIn).map(({ property, value }) => [property, value]));
}

/** WCAG 2.2, "contrast ratio". */
function contrast(colors: Colors, one: string, other: string): number {
  const [darker, lighter] = [luminance(colors, one), luminance(colors, other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colors: Colors, name: string): number {
  const [red, green, blue] = channels(colors, colors.get(`--color-${name}`) ?? '');
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Of `#rrggbb`, of another token, or of what a token has until an application's accent stands in for it. */
function channels(colors: Colors, value: string): [number, number, number] {
  const [, name, fallback] = /^var\((--[\w-]+)(?:,\s*(.+))?\)$/.exec(value) ?? [];
  if (name !== undefined) return channels(colors, fallback ?? colors.get(name) ?? '');
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(value)?.slice(1);
  if (!digits) throw new Error(`"${value}" is no colour`);
  return digits.map((pair) => linear(parseInt(pair, 16) / 255)) as [number, number, number];
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
