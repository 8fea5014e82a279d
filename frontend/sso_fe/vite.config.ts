import { siteConfig } from '../site_build/index.ts';

export default siteConfig({ startBudget: { script: 60_000, style: 5_000 } });
