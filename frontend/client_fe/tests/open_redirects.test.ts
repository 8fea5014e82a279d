/** Addresses that were made to lead elsewhere; the judge is the WHATWG's own reading of them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import vectors from '../../../tests/vectors/redirects.json';
import { openSite } from './site';

// The router says of each what it thinks of it.
beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());
afterEach(() => vi.restoreAllMocks());

const KINDS = [...new Set(vectors.map(({ kind }) => kind))];

test.each(KINDS)('%s stays on this site, however it gets into the router', async (kind) => {
  const { router } = await openSite('/', { signedIn: true });
  for (const { payload } of vectors.filter((vector) => vector.kind === kind)) {
    const { fullPath, href } = router.resolve(payload);
    // As App.vue asks for a page whose file is gone, and as a link to it reads.
    expect(new URL(location.origin + fullPath).origin, payload).toBe(location.origin);
    expect(new URL(location.origin + href).origin, payload).toBe(location.origin);
  }
});

test.each(['//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  '%j in the address of the sign-out page is the SDK’s to judge, and no link',
  async (payload) => {
    const opened = await openSite(`/signed-out?return_path=${encodeURIComponent(payload)}`, { signedIn: false });
    expect(opened.site.findAll('a').map((link) => link.attributes('href'))).not.toContain(payload);
    await opened.button('Sign in again').trigger('click');
    expect(opened.sso.signIn.mock.calls[0]?.[0]).toMatchObject({ returnPath: payload });
  },
);
