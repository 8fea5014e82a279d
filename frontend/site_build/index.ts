/** How both sites are built, and what fails their build: a page too heavy at start, or one that breaks its CSP. */
import vue from '@vitejs/plugin-vue';
import { defaultClientConditions } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config';

import { pageRules } from './page_rules.ts';
import { startBudget, type StartBudget } from './start_budget.ts';

export interface SiteOptions {
  startBudget: StartBudget;
}

export function siteConfig(options: SiteOptions): ViteUserConfig {
  return defineConfig({
    plugins: [vue({ features: { optionsAPI: false } }), pageRules(), startBudget(options.startBudget)],
    // The workspace's own SDK is taken as it stands, not as it was last built.
    resolve: { conditions: ['sso_sdk:source', ...defaultClientConditions] },
    build: {
      // The CSP allows no inline script or style, and nothing here needs one.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // Minifying takes the notices away that the licences of what is bundled ask for; this file has them all.
      license: { fileName: 'licenses.txt' },
      // One script is all that the first paint waits for: what pages share with the entry goes into it.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
    },
    test: { projects: [PAGE_TESTS, BUILD_TESTS] },
  });
}

const BUILD = 'tests/build.test.ts';

const PAGE_TESTS: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'pages',
    environment: 'happy-dom',
    setupFiles: ['tests/setup.ts'],
    include: ['tests/**/*.test.ts'],
    exclude: [BUILD],
  },
};

const BUILD_TESTS: TestProjectInlineConfiguration = {
  extends: true,
  test: { name: 'build', environment: 'node', include: [BUILD] },
};
