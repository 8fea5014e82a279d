import { expect, test } from 'vitest';

import { declarationsIn, type Declaration } from './style_sheet';

/** Every style sheet of every front end, by its path. */
const SHEETS = import.meta.glob<string>(['../*.css', '../../*/src/**/*.css'], { query: '?raw', import: 'default', eager: true });

/** Physical by their very name. */
const PROPERTIES = /^(?:top|right|bottom|left|(?:margin|padding|border|scroll-(?:margin|padding))-(?:top|right|bottom|left)(?:-.+)?|border-(?:top|bottom)-(?:left|right)-radius)$/;
/** Physical by their value. */
const VALUES: Record<string, RegExp> = { 'text-align': /\b(?:left|right)\b/, float: /\b(?:left|right)\b/, clear: /\b(?:left|right)\b/ };
/** Shorthands whose second and fourth values are right and left. */
const SHORTHANDS = /^(?:inset|margin|padding|border-(?:width|style|color)|scroll-(?:margin|padding))$/;

test.each(Object.entries(SHEETS))('%s names no left and no right', (_path, css) => {
  expect(declarationsIn(css).filter(isPhysical)).toEqual([]);
});

test.each(['../tokens.css', '/sso_fe/src/account/', '/client_fe/src/'])('%s is looked at', (place) => {
  const [css] = Object.entries(SHEETS).flatMap(([path, text]) => (path.includes(place) ? [text] : []));
  expect(declarationsIn(css ?? '').length).toBeGreaterThan(20);
});

function isPhysical({ property, value }: Declaration): boolean {
  if (PROPERTIES.test(property) || VALUES[property]?.test(value)) return true;
  const [, second, , fourth] = valuesOf(value);
  return SHORTHANDS.test(property) && fourth !== undefined && fourth !== second;
}

/** Between spaces, those in brackets apart. */
function valuesOf(value: string): string[] {
  return value.match(/(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}
