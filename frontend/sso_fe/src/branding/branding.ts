/** How an application looks on the pages of its sign-in. */
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';

export interface Branding {
  /** `#rrggbb`; null for the site's own. */
  accentColor: string | null;
  /** A data URI of an image, for `<img>` alone; null for the name's first letter. */
  logo: string | null;
}

export const UNBRANDED: Branding = { accentColor: null, logo: null };

const COLOR = /^#[0-9a-f]{6}$/i;
const LOGO = /^data:image\/(svg\+xml|png|webp);base64,[a-z0-9+/]+={0,2}$/i;
const MAX_LOGO = 8192;

/** What of an answer can be shown; the rest is as if it were not there. */
export function brandingOf(value: unknown): Branding {
  const { accent_color: color, logo } = Object(value) as Record<string, unknown>;
  return {
    accentColor: typeof color === 'string' && COLOR.test(color) ? color : null,
    logo: typeof logo === 'string' && logo.length <= MAX_LOGO && LOGO.test(logo) ? logo : null,
  };
}

/** The seal of the pass takes the colours of its head, the other way round. */
const SEAL = { '--pass-seal': 'var(--color-on-stub)', '--pass-seal-text': 'var(--color-stub)' };

/** How long a page waits for its colours, which it can do without. */
const PATIENCE_MS = 3_000;

/**
 * Colours the whole page while the scope lives; by the root's custom properties, as the CSP allows no style
 * attribute. False while the page should wait for its colours; they come with the first application that has its own.
 */
export function useAccent(accentColor: () => string | null): Readonly<Ref<boolean>> {
  const { style } = document.documentElement;
  const painted = ref(true);
  let set: string[] = [];
  let gone = false;

  function paint(properties: Record<string, string>): void {
    for (const name of set) style.removeProperty(name);
    set = Object.keys(properties);
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
  }

  watch(
    accentColor,
    async (color) => {
      painted.value = color === null;
      if (color === null) return paint({});
      const isCurrent = (): boolean => !gone && accentColor() === color;
      const show = (): void => {
        if (isCurrent()) painted.value = true;
      };
      setTimeout(show, PATIENCE_MS);
      // Without its file the page is as readable, in the site's own colours.
      const accent = await import('./accent').catch(() => null);
      if (accent && isCurrent()) paint({ ...accent.accentProperties(color), ...SEAL });
      show();
    },
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(() => {
    gone = true;
    paint({});
  });
  return readonly(painted);
}
