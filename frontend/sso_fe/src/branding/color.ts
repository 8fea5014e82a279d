/**
 * Colours by how they look: OKLCH (CSS Color 4, section 9) keeps the hue while the lightness moves.
 * Everything here is sRGB as `#rrggbb`, so that what is measured is what is shown.
 */
export interface Oklch {
  /** 0 black … 1 white. */
  lightness: number;
  chroma: number;
  /** Radians. */
  hue: number;
}

type Triple = [number, number, number];

/** Of `#rrggbb`, each 0 … 1 and without the gamma of sRGB. */
function linear(color: string): Triple {
  const bits = Number.parseInt(color.slice(1), 16);
  return [16, 8, 0].map((shift) => {
    const value = ((bits >> shift) & 255) / 255;
    return value > 0.04045 ? ((value + 0.055) / 1.055) ** 2.4 : value / 12.92;
  }) as Triple;
}

export function oklchOf(color: string): Oklch {
  const [r, g, b] = linear(color);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(x, y),
    hue: Math.atan2(y, x),
  };
}

/** The nearest colour that a screen can show: chroma gives way, lightness and hue stay. */
export function hexOf({ lightness, chroma, hue }: Oklch): string {
  const x = chroma * Math.cos(hue);
  const y = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  if (chroma > 0.002 && channels.some((value) => value < -0.001 || value > 1.001)) {
    return hexOf({ lightness, chroma: chroma * 0.95, hue });
  }
  return `#${channels.map(hexPair).join('')}`;
}

function hexPair(value: number): string {
  const gamma = value > 0.0031308 ? 1.055 * value ** (1 / 2.4) - 0.055 : 12.92 * value;
  return Math.round(Math.min(1, Math.max(0, gamma)) * 255)
    .toString(16)
    .padStart(2, '0');
}

function luminance(color: string): number {
  const [r, g, b] = linear(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 … 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
