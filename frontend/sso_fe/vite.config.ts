import { siteConfig } from '../site_build/index.ts';

export default siteConfig({
  startBudget: {
    script: 60_000,
    style: 5_000,
    // The form of an application with a colour of its own shows in it at once.
    awaited: ['src/branding/accent.ts'],
  },
});
