import { expect, test } from 'vitest';
import * as core from '../src/index.js';
import * as vue from '../src/vue/index.js';

test('the public names are these and no more', () => {
  expect(Object.keys(core).sort()).toEqual(['SsoError', 'createHandOff', 'createSsoClient', 'takeRedirect']);
  expect(Object.keys(vue).sort()).toEqual(['createSso', 'createSsoGuard', 'ssoKey', 'useSso']);
});
