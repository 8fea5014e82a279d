/**
 * The colours of a page made from an application's one accent colour. Hue and chroma stay, the lightness
 * moves until text is readable (WCAG 2.2 AA), so no colour that is registered can spoil a page.
 */
import { contrast, hexOf, oklchOf, type Oklch } from './color';

/** For text; buttons and borders, which need 3:1, are of the same colours. */
const READABLE = 4.5;
/** Without a hue of its own an accent tells nothing: it stands out by being near the ink. */
const GREY_READABLE = 10;
const GREY_CHROMA = 0.04;
/** From here on a colour is darkened a little for white text, which most brands wear, rather than given dark text. */
const ALMOST_READABLE = 3;
/** For small text, where the colour leaves room for it. */
const COMFORTABLE = 6;
const WHITE = '#ffffff';
const INK = '#12211c';

interface Theme {
  name: 'light' | 'dark';
  /** What accents stand on: `--color-page`, `--color-surface` and `--color-surface-sunk` of tokens.css. */
  grounds: readonly string[];
  wash: number;
  /** Towards what stands out. */
  step: number;
  /** The lightness of a pass's head, at least and at most. */
  stub: readonly [number, number];
}

const THEMES: readonly Theme[] = [
  { name: 'light', grounds: ['#edf1ef', '#ffffff', '#f5f8f6'], wash: 0.95, step: -0.01, stub: [0.2, 0.9] },
  { name: 'dark', grounds: ['#0c1311', '#16201d', '#111a17'], wash: 0.3, step: 0.01, stub: [0.32, 0.8] },
];

/** Name → value of what tokens.css takes for its own colours; see there. */
export function accentProperties(color: string): Record<string, string> {
  const brand = oklchOf(color);
  return Object.assign({}, ...THEMES.map((theme) => ({ ...accentOf(brand, theme), ...stubOf(brand, theme) })));
}

function accentOf(brand: Oklch, { name, grounds, wash, step }: Theme): Record<string, string> {
  const washed = hexOf({ ...brand, lightness: wash, chroma: Math.min(brand.chroma, 0.035) });
  const least = brand.chroma < GREY_CHROMA ? GREY_READABLE : READABLE;
  const accent = moved(brand, step, (tried) => [...grounds, washed].every((ground) => contrast(tried, ground) >= least));
  const { lightness } = oklchOf(accent);
  const further = lightness + 8 * step;
  // What is black already gets lighter under the pointer, and what is white darker.
  const strong = hexOf({ ...brand, lightness: further > 0.1 && further < 0.99 ? further : lightness - 20 * step });
  return { [`--accent-${name}`]: accent, [`--accent-strong-${name}`]: strong, [`--accent-wash-${name}`]: washed };
}

function stubOf(brand: Oklch, { name, stub: [least, most] }: Theme): Record<string, string> {
  const placed = { ...brand, lightness: Math.min(most, Math.max(least, brand.lightness)) };
  const withWhite = contrast(hexOf(placed), WHITE) >= ALMOST_READABLE;
  const stub = withWhite ? moved(placed, -0.01, (tried) => contrast(tried, WHITE) >= READABLE) : hexOf(placed);
  const { lightness, ...tint } = oklchOf(stub);
  // Away from the text, or the faint rings would take its contrast.
  const line = hexOf({ ...tint, lightness: lightness + (withWhite ? -0.05 : 0.05) });
  const pale = { lightness, hue: tint.hue, chroma: tint.chroma * 0.5 };
  return {
    [`--stub-${name}`]: stub,
    [`--stub-line-${name}`]: line,
    [`--on-stub-${name}`]: withWhite ? WHITE : INK,
    [`--on-stub-soft-${name}`]: moved(pale, withWhite ? 0.02 : -0.02, (tried) => contrast(tried, stub) >= COMFORTABLE),
  };
}

/** The first lightness that will do, in steps; black or white where none does. */
function moved(from: Oklch, step: number, isEnough: (tried: string) => boolean): string {
  for (let { lightness } = from; lightness >= 0 && lightness <= 1; lightness += step) {
    const tried = hexOf({ ...from, lightness });
    if (isEnough(tried)) return tried;
  }
  return step < 0 ? '#000000' : WHITE;
}
