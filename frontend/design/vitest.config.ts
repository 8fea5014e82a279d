import { defineConfig } from 'vitest/config';

/** With `css`, or style sheets arrive empty. */
export default defineConfig({ test: { css: true } });
