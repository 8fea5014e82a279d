import { expect, test } from 'vitest';
import * as core from '../src/index';
import * as vue from '../src/vue/index';

test('the public names are these and no more', () => {
  expect(Object.keys(core).sort()).toEqual(['SsoError', 'createHandOff', 'createSsoClient', 'takeRedirect']);
  expect(Object.keys(vue).sort()).toEqual(['createSso', 'createSsoGuard', 'ssoKey', 'useSso']);
});
