import vue from '@vitejs/plugin-vue';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue({ features: { optionsAPI: false } })],
  // The workspace's own SDK is taken as it stands, not as it was last built.
  resolve: { conditions: ['sso_sdk:source', ...defaultClientConditions] },
  build: {
    // The CSP allows no inline script or style, and nothing here needs one.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
  },
});
